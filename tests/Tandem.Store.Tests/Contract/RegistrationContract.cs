namespace Tandem.Store.Tests.Contract;

using System.Text.Json;
using Tandem.Engine.Ports;
using static Tandem.Store.Tests.Samples;

/// <summary>Sign-ins of agents, bindings and dialogs of phones.</summary>
public abstract class RegistrationContract<T> : ContractTest<T>
    where T : DatabaseUnderTest, new()
{
    [Fact]
    public void A_sign_in_takes_the_place_of_the_last_one_until_it_ends()
    {
        Writer.SignIns.Put(Tenant, Session(3), 1);
        Writer.SignIns.Put(Tenant, Session(2) with { Status = "Available" }, 1);
        Writer.SignIns.Put(Tenant, Session(2), 1);
        Writer.SignIns.Put(Tenant + 1, Session(4), 1);
        Reopen();
        Assert.Equal(
            [JsonSerializer.Serialize(Session(2)), JsonSerializer.Serialize(Session(3))],
            Writer.SignIns.All(Tenant).Select(session => JsonSerializer.Serialize(session))
        );
        Writer.SignIns.Remove(Tenant, 2);
        Writer.SignIns.Remove(Tenant, 99);
        Assert.Equal([3], Writer.SignIns.All(Tenant).Select(session => session.UserId));
    }

    [Fact]
    public void Blocks_of_dialogs_come_back_in_their_order_until_they_go()
    {
        Writer.Dialogs.Put(2, new byte[] { 2, 0 });
        Writer.Dialogs.Put(1, new byte[] { 1 });
        Writer.Dialogs.Put(3, new byte[] { 3 });
        Writer.Dialogs.Remove(3);
        Writer.Dialogs.Remove(4);
        Reopen();
        Assert.Equal(
            [
                [1],
                [2, 0],
            ],
            Writer.Dialogs.All()
        );
        Writer.Dialogs.Clear();
        Assert.Empty(Writer.Dialogs.All());
    }

    [Fact]
    public void Bindings_are_one_a_contact_and_listed_in_one_order()
    {
        StoredBinding first = Binding("1001", "sip:a@10.0.0.7");
        StoredBinding second = Binding("1001", "sip:b@10.0.0.7");
        Writer.Bindings.Put(Tenant, Binding("1002", "sip:a@10.0.0.7"));
        Writer.Bindings.Put(Tenant, second);
        Writer.Bindings.Put(Tenant, first);
        Writer.Bindings.Put(Tenant, second with { CSeq = 43 });
        Writer.Bindings.Put(Tenant + 1, first);
        Writer.Bindings.Remove(Tenant, "1002", "sip:a@10.0.0.7");
        Writer.Bindings.Remove(Tenant, "1002", "sip:nobody@10.0.0.7");
        Reopen();
        Assert.Equal([first, second with { CSeq = 43 }], Writer.Bindings.All(Tenant));
    }
}

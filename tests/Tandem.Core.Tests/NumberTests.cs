namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Views;

/// <summary>A number is a number everywhere it enters: by INVITE, by REFER, by command.</summary>
public class NumberTests
{
    public static TheoryData<string, string> Numbers =>
        new()
        {
            { "138 0000 9876", "+8613800009876" },
            { "+86 138-0000-9876", "+8613800009876" },
            { "0086 138 0000 9876", "+8613800009876" },
            { "(010) 8888 1234", "+861088881234" },
            { "138.0000.9876", "+8613800009876" },
            { "１３８００００９８７６", "+8613800009876" },
            { "tel:+8613800009876", "+8613800009876" },
            { "tel:13800009876;phone-context=+86;isub=1", "+8613800009876" },
            { "13800009876\u202C", "+8613800009876" },
            { "%2B8613800009876;npdi;rn=+8610", "+8613800009876" },
            { "0012125551234", "+12125551234" },
            { "*67%23", "*67#" },
            { "10086", "10086" },
            { "200%31", "2001" },
            { "20-02", "2002" },
        };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void However_it_is_written_the_same_is_called(string written, string called)
    {
        Centre byApi = new("longest-idle-agent", 3);
        byApi.Ask(new Dial("2003", null, written));
        byApi.Tell(new LegAnswered(byApi.LegTo("2003")));
        Assert.Equal(called, byApi.Orders.OfType<OriginateLeg>().Last().Target);

        Centre byPhone = new("longest-idle-agent", 3);
        byPhone.Tell(new CallArrived(Guid.CreateVersion7(), Guid.CreateVersion7(), LegOrigin.Extension, "2003", "2003", "", written, "id"));
        Assert.Equal(called, byPhone.Orders.OfType<OriginateLeg>().Last().Target);
        Assert.Equal(called, Assert.Single(byPhone.Unit.Views.Calls.All()).Dialled);

        Centre byRefer = new("longest-idle-agent", 3);
        Guid agent = Talking(byRefer, "2003");
        byRefer.Tell(new LegReferred(agent, written, Guid.Empty));
        Assert.Equal(called, byRefer.Orders.OfType<OriginateLeg>().Last().Target);

        Centre byVerb = new("longest-idle-agent", 3);
        agent = Talking(byVerb, "2003");
        Assert.True(byVerb.Ask(new TransferCall(agent, null, written)).IsOk);
        Assert.Equal(called, byVerb.Orders.OfType<OriginateLeg>().Last().Target);
    }

    [Theory]
    [InlineData("138O0001234", "O is no digit")]
    [InlineData("nowhere", "no extension, queue or flow is called so")]
    [InlineData("+999 123456", "no country has that code")]
    [InlineData("+86 138 0000 1234 5678 9", "more than 15 digits")]
    public void What_is_no_number_is_refused_for_the_true_reason(string written, string why)
    {
        Centre byApi = new("longest-idle-agent", 1);
        Outcome outcome = byApi.Ask(new Dial("2001", null, written));
        Assert.Equal(OutcomeCode.NotFound, outcome.Code);
        Assert.Contains(why, outcome.Detail, StringComparison.Ordinal);

        Centre byPhone = new("longest-idle-agent", 1);
        byPhone.Tell(new CallArrived(Guid.CreateVersion7(), Guid.CreateVersion7(), LegOrigin.Extension, "2001", "2001", "", written, "id"));
        EndLeg end = byPhone.Orders.OfType<EndLeg>().Single();
        Assert.Equal(404, end.SipCode);
        Assert.Contains(why, end.Reason, StringComparison.Ordinal);

        Centre byRefer = new("longest-idle-agent", 1);
        byRefer.Tell(new LegReferred(Talking(byRefer, "2001"), written, Guid.Empty));
        TellReferrer told = byRefer.Orders.OfType<TellReferrer>().Single();
        Assert.Equal(404, told.SipCode);
        Assert.Contains(why, told.Reason!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13800009876", "+8613800009876", "13800009876")]
    [InlineData("%2B86-138-0000-9876", "+8613800009876", "13800009876")]
    [InlineData("008613800009876", "+8613800009876", "13800009876")]
    [InlineData("01088881234", "+861088881234", "01088881234")]
    [InlineData("%2B12125551234", "+12125551234", "0012125551234")]
    [InlineData("10086", "10086", "10086")]
    [InlineData("anonymous", "anonymous", "anonymous")]
    public void A_caller_is_one_number_inside_and_shown_as_people_write_it(string from, string inside, string shown)
    {
        Centre centre = new("longest-idle-agent", 1);
        Guid leg = Guid.CreateVersion7();
        centre.Tell(new CallArrived(leg, Guid.CreateVersion7(), LegOrigin.Trunk, "carrier", from, "", "sales", "id"));
        CallView call = Assert.Single(centre.Unit.Views.Calls.All());
        Assert.Equal(inside, call.CallerNumber);
        centre.Tell(new LegAnswered(leg));
        Assert.Equal(shown, centre.Orders.OfType<OriginateLeg>().Single().CallerNumber);
    }

    private static Guid Talking(Centre centre, string extension)
    {
        centre.Ask(new Dial(extension, null, "10010"));
        Guid agent = centre.LegTo(extension);
        centre.Tell(new LegAnswered(agent));
        centre.Talk(agent, centre.LegTo("10010"));
        centre.Orders.Clear();
        return agent;
    }
}

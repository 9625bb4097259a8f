namespace Tandem.Sip.Tests.Stack;

using Tandem.Sip.Auth;
using Tandem.Sip.Messages;
using Tandem.Sip.Registration;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Requests;

/// <summary>A new registration is answered once it is kept, or after a while regardless.</summary>
public class HeldRegistrationTests
{
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(200);

    private readonly Wire wire = new(
        new SipConfig
        {
            Listeners = [],
            Registrar = new RegistrarConfig { HoldNew = Hold },
        }
    );

    [Fact]
    public void It_is_answered_when_it_is_kept()
    {
        long ticket = Register("a");
        wire.Pass(TimeSpan.FromMilliseconds(150));
        Assert.Equal(0, Answered);
        wire.Server.Stack.RegistrationsKept(ticket - 1, wire.Now);
        wire.Settle();
        Assert.Equal(0, Answered);
        wire.Server.Stack.RegistrationsKept(ticket, wire.Now);
        wire.Server.Flush();
        wire.Settle();
        Assert.Equal(1, Answered);
        Assert.Contains("<sip:a@10.0.0.2>", wire.SentStarting("SIP/2.0 200").Last(), StringComparison.Ordinal);
        wire.Pass(Hold);
        Assert.Equal(1, Answered);
    }

    [Fact]
    public void It_is_answered_after_a_while_though_nobody_says_that_it_is_kept()
    {
        Register("a");
        wire.Pass(Hold - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, Answered);
        wire.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, Answered);
        // Before the phone asks again (T1): it asks once.
        Assert.Equal(2, wire.SentStarting("REGISTER").Count());
    }

    [Fact]
    public void Those_before_a_ticket_are_kept_with_it()
    {
        Register("a");
        Register("b");
        long third = Register("c");
        wire.Server.Stack.RegistrationsKept(third - 1, wire.Now);
        wire.Server.Flush();
        wire.Settle();
        Assert.Equal(2, Answered);
        wire.Pass(Hold);
        Assert.Equal(3, Answered);
    }

    [Fact]
    public void A_refresh_and_an_end_are_answered_at_once()
    {
        wire.Server.Stack.RegistrationsKept(Register("a"), wire.Now);
        wire.Server.Flush();
        wire.Settle();
        Register("a");
        Assert.Equal(2, Answered);
        Assert.Equal(BindingChange.Refreshed, wire.Server.Last<BindingChanged>().Change);
        Register("a", expires: 0);
        Assert.Equal(3, Answered);
    }

    private int Answered => wire.Phone.Events.OfType<RequestAnswered>().Count(each => each.Code == 200);

    /// <summary>Registers a contact; the ticket of what changed.</summary>
    private long Register(string contact, int expires = 300)
    {
        wire.Phone.Stack.Request(
            new OutboundRequest
            {
                Method = "REGISTER",
                Target = $"sip:{wire.Server.Local}",
                FromUser = "1001",
                FromDomain = Wire.Domain,
                ToUri = $"sip:1001@{Wire.Domain}",
                Headers = [new ExtraHeader("Contact", $"<sip:{contact}@10.0.0.2>"), new ExtraHeader("Expires", $"{expires}")],
                Credential = new OutboundCredential("1001", "secret"),
            },
            wire.Now
        );
        wire.Settle();
        return wire.Server.Last<BindingChanged>().Ticket;
    }
}

namespace Tandem.Sip.Tests.Stack;

using Tandem.Foundation;
using Tandem.Sip.Sessions;

/// <summary>REGISTER with digest, and what a wrong secret costs.</summary>
public class RegistrationTests
{
    [Theory]
    [InlineData(DigestOffer.Md5)]
    [InlineData(DigestOffer.Sha256)]
    [InlineData(DigestOffer.Both)]
    public void The_right_secret_registers(DigestOffer offer)
    {
        Wire wire = Make(offer);
        Register(wire, "1001", "secret");
        wire.Settle();
        Assert.Equal(200, wire.Phone.Last<RequestAnswered>().Code);
        Assert.Single(wire.Server.Stack.Registrar.Lookup(Wire.Domain, "1001"));
        Assert.Equal(offer != DigestOffer.Md5, wire.Sent.Any(text => text.Contains("algorithm=SHA-256", StringComparison.Ordinal)));
    }

    [Fact]
    public void Wrong_secret_and_unknown_account_get_the_same_answer_later_and_later()
    {
        foreach (string account in new[] { "1001", "nobody" })
        {
            Wire wire = Make(DigestOffer.Md5);
            double[] waits = new double[6];
            for (int i = 0; i < waits.Length; i++)
            {
                Register(wire, account, "wrong");
                wire.Settle();
                Instant start = wire.Now.Mono;
                int before = wire.Phone.Events.OfType<RequestAnswered>().Count();
                while (wire.Phone.Events.OfType<RequestAnswered>().Count() == before)
                {
                    wire.Pass(TimeSpan.FromMilliseconds(100));
                }
                waits[i] = (wire.Now.Mono - start).TotalSeconds;
                Assert.Equal(401, wire.Phone.Last<RequestAnswered>().Code);
            }
            double[] expected = [0.5, 1, 2, 4, 8, 8];
            for (int i = 0; i < waits.Length; i++)
            {
                Assert.InRange(waits[i], expected[i] - 0.05, expected[i] + 0.15);
            }
        }
    }

    [Fact]
    public void A_source_that_is_registered_is_never_held_back()
    {
        Wire wire = Make(DigestOffer.Md5);
        Register(wire, "1001", "secret");
        wire.Settle();
        Register(wire, "1001", "wrong");
        wire.Settle();
        Assert.Equal(401, wire.Phone.Last<RequestAnswered>().Code);
        Register(wire, "1001", "secret");
        wire.Settle();
        Assert.Equal(200, wire.Phone.Last<RequestAnswered>().Code);
    }

    [Fact]
    public void A_request_repeated_with_its_old_credentials_is_challenged_again()
    {
        Wire wire = Make(DigestOffer.Md5);
        Register(wire, "1001", "secret");
        wire.Settle();
        string good = wire.SentStarting("REGISTER ").Last();
        string replay = good.Replace("CSeq: 2", "CSeq: 9", StringComparison.Ordinal)
            .Replace(";branch=z9hG4bK", ";branch=z9hG4bKx", StringComparison.Ordinal);
        wire.Server.Receive(wire.Phone.Local, System.Text.Encoding.UTF8.GetBytes(replay));
        string answer = wire.Sent[^1];
        Assert.StartsWith("SIP/2.0 401", answer, StringComparison.Ordinal);
        Assert.Contains("stale=true", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_nonce_is_stale_and_the_phone_is_let_in_with_a_new_one()
    {
        Wire wire = Make(DigestOffer.Md5);
        Register(wire, "1001", "secret");
        wire.Settle();
        string good = wire.SentStarting("REGISTER ").Last();
        wire.Pass(TimeSpan.FromMinutes(6));
        string late = good.Replace("CSeq: 2", "CSeq: 9", StringComparison.Ordinal)
            .Replace(";branch=z9hG4bK", ";branch=z9hG4bKy", StringComparison.Ordinal);
        wire.Server.Receive(wire.Phone.Local, System.Text.Encoding.UTF8.GetBytes(late));
        Assert.Contains("stale=true", wire.Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Registrations_expire_and_unregister()
    {
        Wire wire = Make(DigestOffer.Md5);
        Register(wire, "1001", "secret", 60);
        wire.Settle();
        wire.Pass(TimeSpan.FromSeconds(59));
        Assert.Single(wire.Server.Stack.Registrar.Lookup(Wire.Domain, "1001"));
        wire.Pass(TimeSpan.FromSeconds(2));
        Assert.Empty(wire.Server.Stack.Registrar.Lookup(Wire.Domain, "1001"));
        Register(wire, "1001", "secret", 60);
        wire.Settle();
        Register(wire, "1001", "secret", 0);
        wire.Settle();
        Assert.Equal(0, wire.Server.Stack.Registrar.Count);
        Assert.Equal(BindingChange.Removed, wire.Server.Last<BindingChanged>().Change);
    }

    [Fact]
    public void Too_brief_a_registration_is_told_the_least()
    {
        Wire wire = Make(DigestOffer.Md5);
        Register(wire, "1001", "secret", 5);
        wire.Settle();
        Assert.Equal(423, wire.Phone.Last<RequestAnswered>().Code);
        Assert.Contains("Min-Expires: 30", wire.Sent[^1], StringComparison.Ordinal);
    }

    private static Wire Make(DigestOffer offer) =>
        new(
            new SipConfig
            {
                Listeners = [],
                Digest = new DigestConfig { Offer = offer },
            }
        );

    private static void Register(Wire wire, string account, string secret, int expires = 300) =>
        wire.Phone.Stack.Request(
            new OutboundRequest
            {
                Method = "REGISTER",
                Target = $"sip:{wire.Server.Local}",
                FromUser = account,
                FromDomain = Wire.Domain,
                ToUri = $"sip:{account}@{Wire.Domain}",
                CallId = $"registration-of-{account}",
                Headers = [new ExtraHeader("Contact", $"<sip:{account}@{wire.Phone.Local}>"), new ExtraHeader("Expires", $"{expires}")],
                Credential = new OutboundCredential(account, secret),
            },
            wire.Now
        );
}

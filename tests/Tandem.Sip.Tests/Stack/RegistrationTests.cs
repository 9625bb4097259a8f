namespace Tandem.Sip.Tests.Stack;

using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Registration;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;
using Tandem.Sip.Usages.Requests;

/// <summary>REGISTER with digest, and what a wrong secret costs.</summary>
public class RegistrationTests
{
    [Theory]
    [InlineData(DigestChallenge.Md5)]
    [InlineData(DigestChallenge.Sha256)]
    [InlineData(DigestChallenge.Both)]
    public void The_right_secret_registers(DigestChallenge offer)
    {
        Wire wire = Make(offer);
        Register(wire, "1001", "secret");
        wire.Settle();
        Assert.Equal(200, wire.Phone.Last<RequestAnswered>().Code);
        Assert.Single(wire.Server.Stack.Registrar.Lookup(Wire.Domain, "1001"));
        Assert.Equal(offer != DigestChallenge.Md5, wire.Sent.Any(text => text.Contains("algorithm=SHA-256", StringComparison.Ordinal)));
    }

    [Fact]
    public void Wrong_secret_and_unknown_account_get_the_same_answer_later_and_later()
    {
        foreach (string account in new[] { "1001", "nobody" })
        {
            Wire wire = Make(DigestChallenge.Md5);
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
        Wire wire = Make(DigestChallenge.Md5);
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
        Wire wire = Make(DigestChallenge.Md5);
        Register(wire, "1001", "secret");
        wire.Settle();
        string good = wire.SentStarting("REGISTER ").Last();
        string replay = good.Replace("CSeq: 2", "CSeq: 9", StringComparison.Ordinal)
            .Replace(";branch=z9hG4bK", ";branch=z9hG4bKx", StringComparison.Ordinal);
        wire.Server.Receive(wire.Phone.Local, Encoding.UTF8.GetBytes(replay));
        string answer = wire.Sent[^1];
        Assert.StartsWith("SIP/2.0 401", answer, StringComparison.Ordinal);
        Assert.Contains("stale=true", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_nonce_is_stale_and_the_phone_is_let_in_with_a_new_one()
    {
        Wire wire = Make(DigestChallenge.Md5);
        Register(wire, "1001", "secret");
        wire.Settle();
        string good = wire.SentStarting("REGISTER ").Last();
        wire.Pass(TimeSpan.FromMinutes(6));
        string late = good.Replace("CSeq: 2", "CSeq: 9", StringComparison.Ordinal)
            .Replace(";branch=z9hG4bK", ";branch=z9hG4bKy", StringComparison.Ordinal);
        wire.Server.Receive(wire.Phone.Local, Encoding.UTF8.GetBytes(late));
        Assert.Contains("stale=true", wire.Sent[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sip:10.0.0.1:5060", "sip:10.0.0.1", 200)]
    [InlineData("sip:demo.test;transport=udp", "sip:demo.test", 200)]
    [InlineData("sip:demo.test", "sip:demo.test:5060;lr", 200)]
    [InlineData("sip:demo.test", "sip:10.0.0.1", 200)]
    [InlineData("sip:demo.test", "sip:elsewhere.test", 401)]
    [InlineData("sip:demo.test", "sip:1002@demo.test", 401)]
    [InlineData("sip:demo.test", "nonsense", 401)]
    public void The_digest_is_computed_over_its_own_uri_which_may_differ_in_port_and_parameters(string target, string named, int code)
    {
        Wire wire = Make(DigestChallenge.Md5);
        wire.Server.Receive(wire.Phone.Local, Raw(target, "z9hG4bK-a", 1, null));
        string nonce = NonceOf(wire.Sent[^1]);
        wire.Server.Receive(wire.Phone.Local, Raw(target, "z9hG4bK-b", 2, Credentials(nonce, named, "secret")));
        wire.Pass(TimeSpan.FromSeconds(1));
        Assert.StartsWith($"SIP/2.0 {code}", wire.Sent[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("wrong")]
    public void A_nonce_of_before_the_restart_is_stale_whatever_is_computed_over_it(string secret)
    {
        Wire wire = Make(DigestChallenge.Md5);
        string credentials = Credentials(new string('0', 56), "sip:demo.test", secret);
        wire.Server.Receive(wire.Phone.Local, Raw("sip:demo.test", "z9hG4bK-a", 1, credentials));
        Assert.StartsWith("SIP/2.0 401", wire.Sent[^1], StringComparison.Ordinal);
        Assert.Contains("stale=true", wire.Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Garbage_digests_hold_back_nobody_who_comes_from_the_same_address()
    {
        Wire wire = Make(DigestChallenge.Md5);
        for (int i = 0; i < 50; i++)
        {
            string garbage = Credentials(new string('a', 56), "sip:demo.test", "guess");
            wire.Server.Receive(wire.Phone.Local, Raw("sip:demo.test", $"z9hG4bK-{i}", (uint)i + 1, garbage));
        }
        Assert.Equal(50, wire.SentStarting("SIP/2.0 401").Count());
        Register(wire, "1001", "secret");
        wire.Settle();
        Assert.Equal(200, wire.Phone.Last<RequestAnswered>().Code);
    }

    [Fact]
    public void A_stranger_behind_the_address_of_a_registered_phone_is_held_back_all_the_same()
    {
        Wire wire = Make(DigestChallenge.Md5);
        Register(wire, "1001", "secret");
        wire.Settle();
        NetAddress stranger = wire.Phone.Local.WithPort(6060);
        wire.Server.Receive(stranger, Raw("sip:demo.test", "z9hG4bK-a", 1, null));
        string nonce = NonceOf(wire.Sent[^1]);
        int answers = wire.Sent.Count;
        wire.Server.Receive(stranger, Raw("sip:demo.test", "z9hG4bK-b", 2, Credentials(nonce, "sip:demo.test", "guess")));
        Assert.Equal(answers, wire.Sent.Count);
    }

    [Fact]
    public void A_phone_behind_proxies_is_called_through_them()
    {
        Wire wire = Make(DigestChallenge.Md5);
        string path = "Path: <sip:edge@10.0.0.2:5070;lr>\r\nPath: <sip:10.0.0.77;lr>, <sip:10.0.0.78;lr>\r\n";
        wire.Server.Receive(wire.Phone.Local, Raw("sip:demo.test", "z9hG4bK-a", 1, null));
        string credentials = Credentials(NonceOf(wire.Sent[^1]), "sip:demo.test", "secret");
        string register = Encoding.ASCII.GetString(Raw("sip:demo.test", "z9hG4bK-b", 2, credentials));
        register = register.Replace("Max-Forwards", path + "Max-Forwards", StringComparison.Ordinal);
        wire.Server.Receive(wire.Phone.Local, Encoding.ASCII.GetBytes(register));
        Assert.Contains("Path: <sip:edge@10.0.0.2:5070;lr>\r\n", wire.Sent[^1], StringComparison.Ordinal);
        Binding binding = Assert.Single(wire.Server.Stack.Registrar.Lookup(Wire.Domain, "1001"));
        Assert.Equal(["sip:edge@10.0.0.2:5070;lr", "sip:10.0.0.77;lr", "sip:10.0.0.78;lr"], binding.Path);
        Assert.Equal(wire.Phone.Local.WithPort(5070), binding.Flow.Remote);
        wire.Server.Stack.Invite(
            new InviteRequest
            {
                Target = binding.Contact,
                Flow = binding.Flow,
                Route = binding.Path,
                FromUser = "",
                FromDomain = Wire.Domain,
            },
            wire.Now
        );
        wire.Server.Flush();
        string invite = wire.SentStarting("INVITE ").Last();
        Assert.StartsWith("INVITE sip:1001@10.0.0.2 SIP/2.0", invite, StringComparison.Ordinal);
        Assert.Contains(
            "Route: <sip:edge@10.0.0.2:5070;lr>\r\nRoute: <sip:10.0.0.77;lr>\r\nRoute: <sip:10.0.0.78;lr>",
            invite,
            StringComparison.Ordinal
        );
        Assert.Contains("From: \"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=", invite, StringComparison.Ordinal);
    }

    [Fact]
    public void Registrations_expire_and_unregister()
    {
        Wire wire = Make(DigestChallenge.Md5);
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
        Wire wire = Make(DigestChallenge.Md5);
        Register(wire, "1001", "secret", 5);
        wire.Settle();
        Assert.Equal(423, wire.Phone.Last<RequestAnswered>().Code);
        Assert.Contains("Min-Expires: 30", wire.Sent[^1], StringComparison.Ordinal);
    }

    private static Wire Make(DigestChallenge offer) =>
        new(
            new SipConfig
            {
                Listeners = [],
                Digest = new DigestConfig { Challenge = offer },
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

    private static byte[] Raw(string target, string branch, uint cseq, string? authorization) =>
        Encoding.ASCII.GetBytes(
            $"REGISTER {target} SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.2:5060;branch={branch};rport\r\nFrom: <sip:1001@demo.test>;tag=f\r\n"
                + $"To: <sip:1001@demo.test>\r\nCall-ID: raw\r\nCSeq: {cseq} REGISTER\r\nContact: <sip:1001@10.0.0.2>\r\nMax-Forwards: 70\r\n"
                + (authorization == null ? "" : $"Authorization: {authorization}\r\n")
                + "Content-Length: 0\r\n\r\n"
        );

    private static string NonceOf(string challenge)
    {
        int start = challenge.IndexOf("nonce=\"", StringComparison.Ordinal) + 7;
        return challenge[start..challenge.IndexOf('"', start)];
    }

    private static string Credentials(string nonce, string uri, string secret)
    {
        Span<byte> hex = stackalloc byte[64];
        string ha1 = DigestResponse.Ha1(DigestAlgorithm.Md5, "1001", Wire.Domain, secret);
        int length = DigestResponse.Compute(
            DigestAlgorithm.Md5,
            Bytes(ha1),
            "REGISTER"u8,
            Bytes(uri),
            Bytes(nonce),
            "00000001"u8,
            "c"u8,
            "auth"u8,
            hex
        );
        string response = Encoding.ASCII.GetString(hex[..length]);
        return $"Digest username=\"1001\", realm=\"{Wire.Domain}\", nonce=\"{nonce}\", uri=\"{uri}\", response=\"{response}\", "
            + "algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c\"";

        static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
    }
}

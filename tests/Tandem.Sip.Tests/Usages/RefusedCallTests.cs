using Tandem.Sip.Tests.Stack;
using Tandem.Sip.Usages.Invite;

namespace Tandem.Sip.Tests.Usages;

/// <summary>Final answers to our INVITE that are no plain no: redirects and challenges.</summary>
public sealed class RefusedCallTests
{
    [Fact]
    public void A_redirect_tells_its_contacts_best_first()
    {
        Wire wire = new();
        wire.Server.Call();
        wire.Settle();
        wire.Phone.Last<InviteReceived>()
            .Usage.Reject(
                302,
                null,
                [
                    new("Contact", "<sip:a@10.0.0.7>;q=0.3, \"B\" <sip:b@10.0.0.8;transport=tcp>;q=0.9;expires=60"),
                    new("Contact", "<tel:+8613800001234>"),
                    new("Contact", "sip:c@10.0.0.9;q=0.9"),
                ],
                wire.Now
            );
        wire.Settle();
        Ended ended = wire.Server.Last<Ended>();
        Assert.Equal(EndCause.Redirected, ended.Cause);
        Assert.Equal(302, ended.Code);
        Assert.Equal(
            [
                new RedirectContact("tel:+8613800001234", 1000),
                new RedirectContact("sip:b@10.0.0.8;transport=tcp", 900),
                new RedirectContact("sip:c@10.0.0.9", 900),
                new RedirectContact("sip:a@10.0.0.7", 300),
            ],
            ended.Contacts
        );
    }

    [Theory]
    [InlineData(401, "WWW-Authenticate", "Authorization: Digest")]
    [InlineData(407, "Proxy-Authenticate", "Proxy-Authorization: Digest")]
    public void A_challenge_is_answered_once_unless_the_nonce_was_old(int code, string header, string credentials)
    {
        Wire wire = new();
        wire.Server.Call();
        wire.Settle();
        Challenge(wire, code, header, "far", "n1", false);
        Assert.Contains(credentials, wire.SentStarting("INVITE ").Last(), StringComparison.Ordinal);
        Challenge(wire, code, header, "far", "n2", true);
        Assert.Contains("nonce=\"n2\"", wire.SentStarting("INVITE ").Last(), StringComparison.Ordinal);
        Challenge(wire, code, header, "far", "n3", false);
        Assert.Equal(EndCause.Challenged, wire.Server.Last<Ended>().Cause);
        Assert.Equal(3, wire.SentStarting("INVITE ").Count());
    }

    [Fact]
    public void A_proxy_and_the_server_behind_it_are_both_answered()
    {
        Wire wire = new();
        wire.Server.Call();
        wire.Settle();
        Challenge(wire, 407, "Proxy-Authenticate", "proxy", "p", false);
        Challenge(wire, 401, "WWW-Authenticate", "server", "s", false);
        string last = wire.SentStarting("INVITE ").Last();
        Assert.Contains("Proxy-Authorization: Digest username=\"1001\", realm=\"proxy\"", last, StringComparison.Ordinal);
        Assert.Contains("\nAuthorization: Digest username=\"1001\", realm=\"server\"", last, StringComparison.Ordinal);
    }

    [Fact]
    public void A_challenge_without_credentials_is_a_cause_of_its_own()
    {
        Wire wire = new();
        wire.Server.Call(secret: "");
        wire.Settle();
        Challenge(wire, 407, "Proxy-Authenticate", "far", "n", false);
        Assert.Equal(EndCause.Challenged, wire.Server.Last<Ended>().Cause);
        Assert.Equal(407, wire.Server.Last<Ended>().Code);
    }

    private static void Challenge(Wire wire, int code, string header, string realm, string nonce, bool stale)
    {
        string value = $"Digest realm=\"{realm}\", nonce=\"{nonce}\", qop=\"auth\"{(stale ? ", stale=true" : "")}";
        wire.Phone.Last<InviteReceived>().Usage.Reject(code, null, [new(header, value)], wire.Now);
        wire.Settle();
    }
}

namespace Tandem.Server.Tests.Behaviour;

using Tandem.Server.Tests.Rig;

/// <summary>What options do on the wire, each on a server of its own.</summary>
public sealed class OptionEffectsTests
{
    [Fact]
    public async Task Peers_are_told_the_public_address_in_contact_and_sdp()
    {
        using RawPeer trunk = new();
        await using LiveServer server = await StartAsync(("--trunk", $"carrier={trunk.Address}"), ("--public", "203.0.113.9"));
        (await server.PostAsync("/v1/queues", """{ "name": "sales" }""")).Is(201);

        trunk.Send(server.Sip, Invite(trunk, server, "sales"));
        string answer = await trunk.ReceiveAsync("SIP/2.0 200");

        Assert.Matches("(?m)^Contact: .*203\\.0\\.113\\.9", answer);
        Assert.Matches("(?m)^c=IN IP4 203\\.0\\.113\\.9\\s*$", answer);
    }

    [Fact]
    public async Task Without_one_they_are_told_where_we_listen()
    {
        using RawPeer trunk = new();
        await using LiveServer server = await StartAsync(("--trunk", $"carrier={trunk.Address}"));
        (await server.PostAsync("/v1/queues", """{ "name": "sales" }""")).Is(201);

        trunk.Send(server.Sip, Invite(trunk, server, "sales"));

        Assert.Matches("(?m)^c=IN IP4 127\\.0\\.0\\.1\\s*$", await trunk.ReceiveAsync("SIP/2.0 200"));
    }

    [Theory]
    [InlineData("md5", "MD5")]
    [InlineData("sha-256", "SHA-256")]
    [InlineData("both", "SHA-256 MD5")]
    public async Task Phones_are_challenged_with_the_algorithms_that_are_wanted(string digest, string algorithms)
    {
        using RawPeer phone = new();
        await using LiveServer server = await StartAsync(("--sip-digest", digest));

        phone.Send(
            server.Sip,
            $"""
            REGISTER sip:{server.Domain} SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:{phone.Port};branch=z9hG4bK-1
            From: <sip:1001@{server.Domain}>;tag=1
            To: <sip:1001@{server.Domain}>
            Call-ID: one@127.0.0.1
            CSeq: 1 REGISTER
            Contact: <sip:1001@127.0.0.1:{phone.Port}>
            Max-Forwards: 70
            Content-Length: 0


            """
        );
        string answer = await phone.ReceiveAsync("SIP/2.0 401");

        string[] challenges = [.. answer.Split("\r\n").Where(line => line.StartsWith("WWW-Authenticate:", StringComparison.Ordinal))];
        Assert.Equal(
            algorithms.Split(' '),
            challenges.Select(line => line.Contains("SHA-256", StringComparison.Ordinal) ? "SHA-256" : "MD5")
        );
    }

    private static async Task<LiveServer> StartAsync(params (string Option, string Value)[] given)
    {
        LiveServer server = LiveServer.With(given);
        await server.InitializeAsync();
        return server;
    }

    private static string Invite(RawPeer from, LiveServer server, string number)
    {
        string sdp = """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 40000 RTP/AVP 0
            a=rtpmap:0 PCMU/8000

            """.ReplaceLineEndings("\r\n");
        return $"""
                INVITE sip:{number}@{server.Sip} SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:{from.Port};branch=z9hG4bK-2
                From: <sip:13800009876@127.0.0.1>;tag=2
                To: <sip:{number}@{server.Sip}>
                Call-ID: two@127.0.0.1
                CSeq: 1 INVITE
                Contact: <sip:13800009876@127.0.0.1:{from.Port}>
                Max-Forwards: 70
                Content-Type: application/sdp
                Content-Length: {sdp.Length}


                """ + sdp;
    }
}

namespace Tandem.Server.Tests.Native;

using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary><c>/v1/trunks</c>.</summary>
public sealed class TrunksTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task A_trunk_is_made_read_changed_and_deleted_and_its_password_never_shown()
    {
        string name = $"t{Fresh()}";
        Reply made = await Server.PostAsync(
            "/v1/trunks",
            $$"""
            { "name": "{{name}}", "peers": ["192.0.2.5", "192.0.2.6:5070"], "sources": ["192.0.2.0/28"], "transport": "udp", "user": "joe",
              "password": "s3cret-word", "maxCalls": 30, "codecs": ["PCMA"], "callerHeader": "asserted", "numberFormat": "e164",
              "numberRules": [{ "kind": "called-out", "prefix": "+86", "strip": 3, "add": "9" }], "calledNumber": "to" }
            """
        );
        string path = made.Is(201).Headers["Location"];
        Assert.DoesNotContain("s3cret-word", made.Text, StringComparison.Ordinal);
        Assert.Equal(
            ("True", "asserted", "e164", "to"),
            (made.Value("hasPassword"), made.Value("callerHeader"), made.Value("numberFormat"), made.Value("calledNumber"))
        );

        Reply read = await Server.GetAsync(path);
        Assert.Equal(["192.0.2.5", "192.0.2.6:5070"], Strings(read, "peers"));
        Assert.Equal("up", read.Value("state", "state"));
        Assert.Equal(
            ["udp:192.0.2.5:5060", "udp:192.0.2.6:5070"],
            read.Json.GetProperty("state").GetProperty("addresses").EnumerateArray().Select(each => each.GetString())
        );

        Reply changed = await Server.SendAsync("PATCH", path, """{ "disabled": true }""", null, ("If-Match", read.Tag));
        Assert.Equal(("True", "joe", "True"), (changed.Is(200).Value("disabled"), changed.Value("user"), changed.Value("hasPassword")));
        Assert.Equal("disabled", (await Server.GetAsync(path)).Value("state", "state"));
        (await Server.SendAsync("PATCH", path, """{ "disabled": false }""", null, ("If-Match", read.Tag))).IsProblem(412, "stale");
        (await Server.SendAsync("POST", $"{path}/check", null)).IsProblem(409, "conflict");
        (await Server.PostAsync("/v1/trunks", $$"""{ "name": "{{name}}", "peers": ["192.0.2.7"] }""")).IsProblem(409, "duplicate");
        Assert.Equal(
            name,
            (await Server.GetAsync($"/v1/trunks?name={name}")).Json.GetProperty("trunks")[0].GetProperty("name").GetString()
        );

        (await Server.SendAsync("DELETE", path, null)).Is(204);
        (await Server.GetAsync(path)).IsProblem(404, "not-found");
        (await Server.SendAsync("POST", $"{path}/check", null)).IsProblem(404, "not-found");
        (await Server.SendAsync("DELETE", path, null)).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task A_trunk_is_asked_whether_it_is_there_once_a_second()
    {
        using Socket peer = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        peer.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        string address = peer.LocalEndPoint!.ToString()!;
        Reply made = await Server.PostAsync("/v1/trunks", $$"""{ "name": "silent", "peers": ["{{address}}"], "silenceSeconds": 1 }""");
        string path = $"/v1/trunks/{made.Is(201).Value("id")}";
        Task<Reply> asked = Server.SendAsync("POST", $"{path}/check", null);
        byte[] heard = new byte[2_000];
        int length = await peer.ReceiveAsync(heard);
        Assert.StartsWith("OPTIONS ", Encoding.ASCII.GetString(heard, 0, length), StringComparison.Ordinal);
        Reply early = await Server.SendAsync("POST", $"{path}/check", null);
        early.IsProblem(503, "overloaded");
        Reply check = (await asked).Is(200);
        JsonElement answer = Assert.Single(check.Json.GetProperty("answers").EnumerateArray());
        Assert.Equal(
            ("False", $"udp:{address}", "silent", JsonValueKind.Null),
            (
                check.Value("isReachable"),
                answer.GetProperty("address").GetString(),
                answer.GetProperty("result").GetString(),
                answer.GetProperty("status").ValueKind
            )
        );
        (await Server.SendAsync("DELETE", path, null)).Is(204);
    }

    [Theory]
    [InlineData("""{ "name": "x" }""")]
    [InlineData("""{ "name": "x", "peers": [] }""")]
    [InlineData("""{ "name": "x", "peers": ["no host"] }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.999"] }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5:70000"] }""")]
    [InlineData("""{ "name": "a=b", "peers": ["192.0.2.5"] }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5"], "transport": "carrier-pigeon" }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5"], "codecs": ["MP3"] }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5"], "sources": ["192.0.2.0/99"] }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5"], "registers": true }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5"], "registerSeconds": 1 }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5"], "fromDomain": "a b" }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5"], "numberRules": [{ "kind": "called-out", "add": "abc" }] }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5"], "numberRules": [{ "kind": "called" }] }""")]
    [InlineData("""{ "name": "x", "peers": ["192.0.2.5"], "wieght": 3 }""")]
    public async Task What_makes_no_sense_is_refused(string body) =>
        (await Server.PostAsync("/v1/trunks", body)).IsProblem(400, "invalid-request");

    private static IEnumerable<string?> Strings(Reply reply, string name) =>
        reply.Json.GetProperty(name).EnumerateArray().Select(each => each.GetString());
}

namespace Tandem.Interop.Tests;

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>A second tenant of the same server sees nothing of the first, in any interface, and cannot touch its calls.</summary>
public sealed class IsolationTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    private readonly RunningServer server = new("--trunk", "city=127.0.0.1:5999");
    private readonly PhoneRig rig = new();

    public void Dispose()
    {
        rig.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_and_can_do_nothing()
    {
        JsonElement other = AddTenant();
        string token = other.GetProperty("xswitch").GetProperty("token").GetString()!;
        string key = other.GetProperty("native").GetProperty("apiKey").GetString()!;
        server.BuildQueue("sales", "1001");
        string leg = Talk();

        foreach (string path in new[] { "users", "queues", "queues/agents", "media_files?types=UPLOAD" })
        {
            string seen = await AskAsync(HttpMethod.Get, $"/api/{path}", token);
            Assert.DoesNotContain("1001", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("sales", seen, StringComparison.Ordinal);
        }
        foreach (string path in new[] { "users/2", "queues/1", "queues/1/agents", "queues/1/extra_params", "queues/members_count/sales" })
        {
            Assert.Contains("404", await AskAsync(HttpMethod.Get, $"/api/{path}", token), StringComparison.Ordinal);
        }
        Assert.Contains("404", await AskAsync(HttpMethod.Get, "/api/cc/agent_state?queue=sales", token), StringComparison.Ordinal);
        foreach (
            string verb in new[] { "ccKill", "ccHold", "ccUnHold", "ccAnswer", "ccCancelConsult", "ccTransfer", "ccThreeWay", "ccMonitor" }
        )
        {
            string body = $$"""{"destUUID":"{{leg}}","destNumber":"1001","destExtn":"1001","extn":"1001","agent":"1001"}""";
            Assert.Contains("\"code\":404", await AskAsync(HttpMethod.Post, $"/api/cc/ccc/{verb}", token, body), StringComparison.Ordinal);
        }
        Assert.Contains("404", await AskAsync(HttpMethod.Delete, "/api/users/2", token), StringComparison.Ordinal);
        Assert.Contains("404", await AskAsync(HttpMethod.Put, "/api/queues/1", token, """{"name":"stolen"}"""), StringComparison.Ordinal);
        foreach (string path in new[] { "/v1/records", "/v1/calls" })
        {
            Assert.DoesNotContain(leg, await NativeAsync(path, key), StringComparison.Ordinal);
        }
        Assert.Contains(leg, await NativeAsync("/v1/calls", Key(server.Credentials)), StringComparison.Ordinal);
        Assert.Equal(1, server.Metric("tandem_calls"));
        Guid recording = Guid.Empty;
        server.Post("/api/cc/ccc/ccKill", new { destUUID = leg });
        Await.Until(() => (recording = RecordingOf()) != Guid.Empty, Limit, () => "no recording");
        using HttpRequestMessage theft = new(HttpMethod.Get, $"/v1/recordings/{recording}");
        theft.Headers.Add("X-API-Key", key);
        using HttpResponseMessage refused = await server.Http.SendAsync(theft, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private JsonElement AddTenant()
    {
        server.Kill();
        ProcessStartInfo start = new(RunningServer.Program)
        {
            ArgumentList = { "tenant", "add", "second", "--domain", "second.test", "--data", server.Folder },
            RedirectStandardOutput = true,
        };
        using (Process add = Process.Start(start)!)
        {
            add.StandardOutput.ReadToEnd();
            add.WaitForExit();
            Assert.Equal(0, add.ExitCode);
        }
        server.Start();
        return JsonElement.Parse(File.ReadAllText(Path.Combine(server.Folder, "credentials-second.json")));
    }

    private string Talk()
    {
        PhoneConfig shared = new()
        {
            User = "1001",
            Password = RunningServer.SecretOf("1001"),
            Domain = server.Domain,
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = 500,
            RingFor = TimeSpan.FromMilliseconds(100),
        };
        bool up = false;
        Phone agent = rig.Add(Loopback, shared, (_, happened) => up |= happened is PhoneUp);
        PhoneConfig outside = shared with { User = "13900000000", Password = "", Domain = "city.test" };
        Phone caller = rig.Add(Loopback, outside, (_, _) => { });
        rig.Start();
        rig.Do(agent, (phone, now) => phone.Register(now));
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{server.Log}");
        server.SignIn("sales", "1001");
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Await.Until(() => up, Limit, () => $"no call\n{server.Log}");
        return server.AgentStates("sales")[0].GetProperty("agent_uuid").GetString()!;
    }

    private Guid RecordingOf()
    {
        JsonElement found = server.Records().FirstOrDefault(each => each.GetProperty("recording").ValueKind != JsonValueKind.Null);
        return found.ValueKind == JsonValueKind.Undefined ? Guid.Empty : found.GetProperty("recording").GetGuid();
    }

    private async Task<string> AskAsync(HttpMethod method, string path, string token, string? body = null)
    {
        using HttpClient http = new() { BaseAddress = server.Http.BaseAddress };
        using HttpRequestMessage request = new(method, path);
        request.Headers.Add("X-XTRA-AUTH-ID", token);
        request.Content = body == null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {text}";
    }

    private async Task<string> NativeAsync(string path, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("X-API-Key", key);
        using HttpResponseMessage answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static string Key(JsonElement credentials) => credentials.GetProperty("native").GetProperty("apiKey").GetString()!;
}

namespace Tandem.Interop.Tests;

using System.Net.Http.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>A call that was asked for with an idempotency key rings once, whatever happens to the server.</summary>
public class OnceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    [Fact]
    public void After_kill_minus_nine_the_same_request_gets_the_first_answer_and_nothing_rings_again()
    {
        using RunningServer server = new();
        server.BuildQueue("sales", "1001", "1002");
        using PhoneRig rig = new();
        int rings = 0;
        Phone agent = rig.Add(
            Loopback,
            new PhoneConfig
            {
                User = "1001",
                Password = RunningServer.SecretOf("1001"),
                Domain = server.Domain,
                Server = Loopback.WithPort(server.SipPort),
                Local = default,
                Rtp = default,
                Temper = PhoneTemper.NeverAnswers,
                Lines = 4,
            },
            (_, e) => rings += e is PhoneRinging ? 1 : 0
        );
        rig.Start();
        rig.Do(agent, (phone, now) => phone.Register(now));
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{server.Log}");
        server.SignIn("sales", "1001");
        int id = server.Get("/v1/users?login=1001").GetProperty("users")[0].GetProperty("id").GetInt32();
        string first = Dial(server, id, "once", 202);
        Await.Until(() => rings == 1, Limit, () => $"it does not ring\n{server.Log}");

        server.Kill();
        server.Start();

        Assert.Equal(first, Dial(server, id, "once", 202));
        // What was asked for last has rung when nothing that was asked for before will.
        Dial(server, id, "another", 202);
        Await.Until(() => rings >= 2, Limit, () => $"it does not ring for another key\n{server.Log}");
        Assert.Equal(2, rings);
    }

    private static string Dial(RunningServer server, int agent, string key, int status)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/calls")
        {
            Content = JsonContent.Create(new { agentId = agent, number = "1002" }),
        };
        request.Headers.Add("X-API-Key", server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        request.Headers.Add("Idempotency-Key", key);
        using HttpResponseMessage answer = server.Http.Send(request);
        string text = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {status}: {text}");
        return text;
    }
}

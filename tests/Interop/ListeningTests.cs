namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>Three baresips, the caller being one of them: what each hears, and what becomes of a call when one of them hangs up by itself.</summary>
public sealed class ListeningTests : IDisposable
{
    private const int AgentHertz = 620;
    private const int OtherHertz = 880;
    private const int CallerHertz = 1_130;
    private const string Agent = "1001";
    private const string Other = "1002";
    private const string Caller = "1003";

    // A tone of volume 0.3 is at some 7 000; coded silence is below 10.
    private const double Loud = 300;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(1);

    private readonly RunningServer server = new();
    private readonly Baresip agent;
    private readonly Baresip other;
    private readonly Baresip caller;

    public ListeningTests()
    {
        server.BuildQueue("sales", Agent, Other, Caller);
        agent = new Baresip(server, Agent, AgentHertz);
        other = new Baresip(server, Other, OtherHertz);
        caller = new Baresip(server, Caller, CallerHertz);
        Await.Until(() => (int)server.Metric("tandem_registrations") == 3, Limit, () => $"not registered\n{server.Log}");
        server.SignIn("sales", Agent);
        server.Post(
            "/api/cc/ccc/ccLogin",
            new
            {
                agent = Other,
                extn = Other,
                queue = "sales",
            }
        );
    }

    public void Dispose()
    {
        caller.Dispose();
        other.Dispose();
        agent.Dispose();
        server.Dispose();
    }

    [Fact]
    public void A_listener_is_heard_by_nobody_and_takes_over_from_there()
    {
        Talk();
        Verb("ccHold", new { callID = LegOf(Agent) });
        Hear(caller, "hold");
        Await.Until(() => caller.Level() > Loud, Limit, () => $"no music on hold: {caller.Level()}");
        Hear(agent, "holding");
        Verb("ccUnHold", new { callID = LegOf(Agent) });
        Hear(caller, "hold is over", AgentHertz);
        Hear(agent, "hold is over", CallerHertz);

        Verb("ccMonitor", Newcomer());
        Hear(other, "monitor", AgentHertz, CallerHertz);
        Hear(agent, "monitor", CallerHertz);
        Hear(caller, "monitor", AgentHertz);

        Verb("ccIntercept", Newcomer());
        Hear(caller, "intercept", OtherHertz);
        Hear(other, "intercept", CallerHertz);
        Await.Until(() => LegOf(Agent).Length == 0 && (int)server.Metric("tandem_legs") == 2, Limit, () => "the agent stays");

        caller.HangUp();
        Over();
    }

    [Fact]
    public void Whoever_hangs_up_in_a_consultation_the_customer_keeps_somebody()
    {
        Talk();
        Consult();
        other.HangUp();
        Hear(caller, "who was consulted has left", AgentHertz);
        Hear(agent, "who was consulted has left", CallerHertz);

        Consult();
        agent.HangUp();
        Hear(caller, "who consulted has left", OtherHertz);
        Hear(other, "who consulted has left", CallerHertz);

        Verb("ccTransfer", new { callID = LegOf(Other), destNumber = Agent });
        Hear(caller, "transfer", AgentHertz);
        Hear(agent, "transfer", CallerHertz);
        Await.Until(() => LegOf(Other).Length == 0 && (int)server.Metric("tandem_legs") == 2, Limit, () => "who transferred stays");
        agent.HangUp();
        Over();
    }

    private void Talk()
    {
        caller.Dial("sales");
        Hear(caller, "answered", AgentHertz);
        Hear(agent, "answered", CallerHertz);
    }

    private void Consult()
    {
        Verb(
            "ccConsult",
            new
            {
                destAgent = Other,
                destExtn = Other,
                callID = LegOf(Agent),
                agent = Agent,
            }
        );
        Hear(agent, "consult", OtherHertz);
        Hear(other, "consult", AgentHertz);
        Hear(caller, "consult");
        Assert.True(caller.Level() > Loud, "no music while others consult");
    }

    private object Newcomer() =>
        new
        {
            destAgent = Agent,
            destUUID = LegOf(Agent),
            agent = Other,
            extn = Other,
        };

    private void Over() =>
        Await.Until(
            () => server.Metric("tandem_calls") == 0 && server.Metric("tandem_legs") == 0 && server.Records().All(SippTests.IsClosed),
            Limit,
            () => $"the call did not end\n{server.Log}"
        );

    private static void Hear(Baresip phone, string when, params int[] hertz)
    {
        int[] all = [AgentHertz, OtherHertz, CallerHertz];
        Await.Steadily(
            () => phone.Hears(all).SequenceEqual(hertz.Order()),
            Lasting,
            Limit,
            () => $"{when}: {string.Join(", ", phone.Hears(all))} heard instead of {string.Join(", ", hertz)}\n{phone.Log}"
        );
    }

    private void Verb(string verb, object body)
    {
        JsonElement answer = server.Post($"/api/cc/ccc/{verb}", body);
        Assert.True(answer.GetProperty("code").GetInt32() == 200, $"{verb}: {answer}");
    }

    private string LegOf(string login) =>
        server
            .AgentStates("sales")
            .First(state => state.GetProperty("agent_id").GetString() == login)
            .GetProperty("agent_uuid")
            .GetString()!;
}

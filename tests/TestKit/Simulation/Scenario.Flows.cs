namespace Tandem.TestKit.Simulation;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Asking;
using Tandem.Engine.Inputs;
using Tandem.Foundation;
using Tandem.Phones;

/// <summary>Callers in flows: documents drawn at random, keys pressed at random, and services that answer, stall, fail and come too late.</summary>
public sealed partial class Scenario
{
    private const int Flows = 3;
    private const int FlowCalls = 40;

    /// <summary>Longer than any node of a drawn flow keeps a caller by itself.</summary>
    private static readonly TimeSpan LongestNode = TimeSpan.FromSeconds(150);

    private readonly Dictionary<Guid, Instant> inFlows = [];
    private Prng flowPrng = new(1);

    /// <summary>Nodes that callers came to.</summary>
    public int FlowNodes { get; private set; }

    /// <summary>Kinds of nodes that were left, with the exit.</summary>
    public HashSet<string> FlowExits { get; } = [];

    private List<FlowRow> DrawFlows()
    {
        flowPrng = prng.Fork();
        return [.. Enumerable.Range(0, Flows).Select(i => FlowDraw.Draw(flowPrng, i + 1, $"ivr{i}", QueueNames, Agents))];
    }

    private void PlanFlows()
    {
        server.Asked = Answer;
        for (int i = 0; i < FlowCalls; i++)
        {
            SimulatedPhone caller = callers[flowPrng.Below(callers.Count)];
            string flow = $"ivr{flowPrng.Below(Flows)}";
            int patience = flowPrng.Chance(300) ? flowPrng.Between(500, 20_000) : flowPrng.Between(60_000, 400_000);
            clock.AfterMs(flowPrng.Between(9_000, 500_000), () => CallFlow(caller, flow, patience));
        }
        for (int i = 0; i < 4; i++)
        {
            string number = flowPrng.Chance(500) ? "13900139000" : $"{2000 + flowPrng.Between(1, Agents)}";
            CallBack back = new(number, $"ivr{flowPrng.Below(Flows)}", [new("x", "7")]);
            clock.AfterMs(flowPrng.Between(20_000, 500_000), () => Ask(back));
        }
        for (int i = 0; i < 3; i++)
        {
            int flow = flowPrng.Below(Flows);
            string document = FlowDraw.Document(flowPrng, $"ivr{flow}", QueueNames, Agents);
            clock.AfterMs(flowPrng.Between(20_000, 500_000), () => Publish(flow + 1, document));
        }
        for (int second = 10; second < Busy.TotalSeconds; second += 10)
        {
            clock.AfterMs(second * 1_000, CheckFlows);
        }
    }

    // One with faults is refused, and the one before goes on.
    private void Publish(int flow, string document)
    {
        Ask(new SaveFlow(flow, document));
        clock.AfterMs(3_000, () => Ask(new PublishFlow(flow)));
    }

    private void CallFlow(SimulatedPhone caller, string flow, int patience)
    {
        long line = 0;
        caller.Do((phone, now) => line = phone.Call(flow, now));
        clock.AfterMs(patience, () => caller.Do((phone, now) => phone.HangUp(line, now)));
        int at = 0;
        for (int i = flowPrng.Between(0, 12); i > 0; i--)
        {
            at += flowPrng.Between(100, 9_000);
            char key = "0112233459*#"[flowPrng.Below(12)];
            KeyWay way = flowPrng.Chance(500) ? KeyWay.Event : KeyWay.Info;
            clock.AfterMs(at, () => caller.Do((phone, now) => phone.Press(line, key, way, now)));
        }
    }

    private void Answer(OutsideAsk ask)
    {
        EngineInput answer = ask switch
        {
            SpeechAsk => new SpeechRecognised(
                1,
                ask.Leg,
                ask.Request,
                flowPrng.Chance(700),
                flowPrng.Chance(500) ? "words" : "",
                flowPrng.Between(0, 100) / 100.0,
                "unavailable"
            ),
            _ => new WebAnswered(
                1,
                ask.Leg,
                ask.Request,
                flowPrng.Chance(700),
                flowPrng.Chance(700) ? 200 : 500,
                flowPrng.Chance(500) ? "{\"x\": \"3\"}" : "{",
                "refused"
            ),
        };
        // Some answer at once, some late, some too late, some twice, some never.
        int kind = network.FaultsOn ? flowPrng.Below(8) : 3;
        int millis = kind == 0 ? flowPrng.Between(2_000, 30_000) : flowPrng.Between(0, 1_500);
        for (int i = kind == 1 ? 2 : 1; i > 0 && kind != 2; i--)
        {
            clock.AfterMs(millis, () => server.Tell(answer));
        }
    }

    private void FollowFlow(Event happened)
    {
        switch (happened.Data)
        {
            case FlowNodeEntered:
                FlowNodes++;
                inFlows[happened.Call] = clock.Now.Mono;
                break;
            case FlowNodeLeft left:
                FlowExits.Add(left.Exit);
                inFlows[happened.Call] = clock.Now.Mono;
                break;
            case DigitPressed or LegParted or QueueLeft when inFlows.ContainsKey(happened.Call):
                inFlows[happened.Call] = clock.Now.Mono;
                break;
        }
    }

    // Who is in a flow, and not with an agent or in a line, walks on sooner or later.
    private void CheckFlows()
    {
        foreach (var call in server.Exchange.Views(1).Calls.All())
        {
            if (call.State == "flow" && inFlows.TryGetValue(call.Call, out Instant last) && clock.Now.Mono - last > LongestNode)
            {
                Break($"call {call.Call} is stuck in a flow");
            }
        }
    }
}

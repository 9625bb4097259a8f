namespace Tandem.TestKit.Simulation;

using Tandem.Core.Contract.Rows;
using Tandem.Engine;
using Tandem.Engine.Settings;
using Tandem.Foundation;
using Tandem.Sip.Headers;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;

/// <summary>What the scenario's call centre is configured with.</summary>
public sealed partial class Scenario
{
    /// <summary>Everything that happened, and what the folds made of it.</summary>
    public SimulatedLog Log => store.Log;

    private ExchangeConfig Configure()
    {
        List<UserRow> users = [];
        List<ExtensionRow> extensions = [];
        List<TierRow> tiers = [];
        for (int i = 1; i <= Agents; i++)
        {
            string number = $"{2000 + i}";
            AgentRow agent = new(
                TimeoutSeconds: prng.Between(4, 15),
                WrapUpSeconds: prng.Between(0, 15),
                RejectDelaySeconds: prng.Between(0, 10),
                BusyDelaySeconds: prng.Between(0, 10),
                NoAnswerDelaySeconds: prng.Between(0, 20),
                MaxNoAnswer: prng.Between(0, 4),
                Simo: prng.Chance(200) ? 2 : 1,
                AgentType: prng.Chance(150) ? "standBy" : "callback",
                MemberWait: prng.Chance(200) ? "wait" : "nowait"
            );
            extensions.Add(new ExtensionRow(i, i, number, number, $"secret-{number}", Domain, "default", number, number, 0, 0));
            users.Add(
                new UserRow(
                    i,
                    number,
                    number,
                    "",
                    "AGENT",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    prng.Chance(300),
                    UserRole.Agent,
                    i,
                    number,
                    agent,
                    0,
                    0
                )
            );
            foreach (int queue in new[] { 1, 2 })
            {
                tiers.Add(new TierRow(tiers.Count + 1, queue, i, prng.Between(1, 2), prng.Between(1, 3), 0, 0));
            }
        }
        List<QueueRow> queues = [];
        for (int i = 0; i < QueueNames.Length; i++)
        {
            QueueRow queue = QueueDraw.Draw(prng, i + 1, QueueNames[i], Agents);
            queues.Add(queue);
            if (queue.Parameters.Any(each => each.Key.StartsWith("wait-timeout", StringComparison.Ordinal) || each.Key == "capacity"))
            {
                limited.UnionWith(QueueNames);
            }
        }
        List<TrunkRow> trunks = [];
        for (int i = 0; i < 20; i++)
        {
            trunks.Add(TrunkRow.At(i + 1, $"line{i}", CallerHost(i)));
        }
        IdCounters counters = new(Agents, Agents, 2, tiers.Count, 0, 0);
        ConfigurationRows rows = new(users, extensions, queues, tiers, [], trunks, [], counters with { Flow = Flows })
        {
            Flows = DrawFlows(),
        };
        return new ExchangeConfig
        {
            Listeners = [new SipListener(SipTransport.Udp, NetAddress.FromV4(0x0A000001, 5060))],
            Tenants = [new TenantConfig(1, "demo", Domain, rows, [])],
            MediaCertificate = SimulatedServer.Certificate,
            Sip = new SipConfig
            {
                Listeners = [],
                Registrar = new RegistrarConfig { HoldNew = TimeSpan.FromMilliseconds(200) },
                SessionTimer = new SessionTimerConfig { Expires = 90, Minimum = 90 },
            },
        };
    }
}

namespace Tandem.Dialects.XSwitch.Tests.Host;

using Tandem.Access.Passwords;
using Tandem.Access.Tenants;
using Tandem.Core;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;

/// <summary>
/// A real call centre behind a door: one turn at a time, commits acknowledged from memory at once, leg orders only collected.
/// </summary>
internal sealed class TestCentre
{
    public const string AdminPassword = "Adm1n!secret";

    /// <summary>Cheap: the cost of passwords is tested elsewhere.</summary>
    public const int PasswordRounds = 100;

    private readonly Lock turn = new();
    private readonly CentreOutbox outbox = new();
    private readonly CallCentre centre;
    private readonly Dictionary<long, TaskCompletionSource<Outcome>> asked = [];
    private long nextRequest;
    private Now now = new(new Instant(0), 1_700_000_000_000_000);

    public TestCentre()
    {
        centre = new CallCentre(new CentreLimits(), outbox, new IdSource(new byte[32]), new Prng(1));
        centre.Load(Empty(), now);
        RunTurn(() => { });
        Door = TestDoor.Open(centre.Views, Ask, Sounds);
    }

    public TenantDoor Door { get; }

    public MemorySounds Sounds { get; } = new();

    /// <summary>Every order given to the engine so far.</summary>
    public List<LegOrder> Orders { get; } = [];

    /// <summary>When set, the database cannot commit.</summary>
    public bool DatabaseFails { get; set; }

    /// <summary>Tells the call centre what happened to a leg, and lets time pass.</summary>
    public void Tell(LegEvent happened) => RunTurn(() => centre.Handle(happened, now));

    private Task<Outcome> Ask(Command command, CancellationToken cancel)
    {
        TaskCompletionSource<Outcome> answer = new();
        RunTurn(() =>
        {
            long id = ++nextRequest;
            asked[id] = answer;
            centre.Handle(new CommandRequest(id, command), now);
        });
        return answer.Task;
    }

    private void RunTurn(Action input)
    {
        lock (turn)
        {
            now = now.Plus(TimeSpan.FromMilliseconds(1));
            input();
            while (outbox.Log.Exists(entry => entry.Commit != null))
            {
                CommitOrder[] commits = [.. outbox.Log.Where(entry => entry.Commit != null).Select(entry => entry.Commit!)];
                outbox.Log.Clear();
                Array.ForEach(commits, Acknowledge);
            }
            centre.Publish();
            Orders.AddRange(outbox.Orders);
            outbox.Orders.Clear();
            outbox.Log.Clear();
            foreach (CommandReply reply in outbox.Replies)
            {
                asked.Remove(reply.RequestId, out TaskCompletionSource<Outcome>? waiting);
                waiting!.SetResult(reply.Outcome);
            }
            outbox.Replies.Clear();
        }
    }

    private void Acknowledge(CommitOrder order)
    {
        if (DatabaseFails)
        {
            centre.CommitFailed(order.CommitId, "disk I/O error", now);
        }
        else
        {
            centre.Committed(order.CommitId, now);
        }
    }

    private static ConfigurationRows Empty()
    {
        UserRow system = Row(0, "system", "SYSTEM", "", UserRole.Agent);
        UserRow admin = Row(1, "admin", "Admin", PasswordHash.Make(AdminPassword, PasswordRounds), UserRole.Administrator);
        TrunkRow carrier = TrunkRow.At(1, "carrier", Tandem.Foundation.NetAddress.FromV4(0x7F000001, 5060));
        return new ConfigurationRows([system, admin], [], [], [], [], [carrier], [], new IdCounters(1, 0, 0, 0, 0, 0));
    }

    private static UserRow Row(int id, string login, string name, string hash, UserRole role) =>
        new(
            id,
            login,
            name,
            hash,
            "",
            "test.local",
            id == 0 ? "" : "default",
            "",
            "",
            "",
            "",
            "",
            AutoRecord: false,
            role,
            ExtensionId: 0,
            Extension: "",
            new AgentRow(),
            1_600_000_000_000_000,
            1_600_000_000_000_000
        );
}

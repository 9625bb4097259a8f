namespace Tandem.Store.Tests;

using Tandem.Core.Contract.Rows;
using Tandem.Engine.Ports;

/// <summary>Rows with something in every field, so that a field that is not kept shows.</summary>
internal static class Samples
{
    public const long Start = 1_790_000_000_000_000;

    public static UserRow User(int id, string login) =>
        new(
            id,
            login,
            $"坐席 {login}",
            "pbkdf2$hash",
            "AGENT",
            "example.net",
            "default",
            "a@example.net",
            "+86 10 1",
            "Name \"quoted\"",
            "9" + login,
            "vm-4711-secret",
            true,
            UserRole.Administrator,
            id + 100,
            login,
            new AgentRow(11, 2, 3, "wait", 4, 5, 6, 7, 8, "uuid-standby", "Available", true),
            Start,
            Start + 1
        );

    public static ExtensionRow Extension(int id, string number, string secret) =>
        new(id, id - 100, number, "Desk", secret, "example.net", "inside", "Cid", "5551", Start, Start + 2);

    public static QueueRow Queue(int id, string name) =>
        new(
            id,
            name,
            "callcenter",
            "round-robin",
            "for the tests",
            "hold.wav",
            "hello.wav",
            true,
            [
                new QueueParameter(7, "tier-rules-apply", "false", false, Start, Start),
                new QueueParameter(8, "x", "", true, Start, Start + 3),
            ],
            Start,
            Start + 4
        );

    public static TierRow Tier(int id, int queue, int user) => new(id, queue, user, 2, 3, Start, Start + 5);

    public static AgentSession Session(int user) => new(user, "1001", [3, 5], "On Break", "lunch", Start + 6);

    public static StoredBinding Binding(string extension, string contact) =>
        new(extension, contact, "udp", "127.0.0.1:5060", "10.0.0.7:5062", "call-id@x", 42, Start + 7, 500, "Phone/1.0");

    /// <summary>A leg as it is when it begins.</summary>
    public static LegRecord Opened(long start = Start, Guid call = default) =>
        new(
            Guid.CreateVersion7(),
            call == Guid.Empty ? Guid.CreateVersion7() : call,
            Guid.NewGuid(),
            "inbound",
            "trunk:out",
            "13800138000",
            "王",
            "4000",
            "",
            37,
            "agent37",
            start,
            0,
            0,
            0,
            0,
            0,
            "",
            0,
            "sip-call-id@host",
            Guid.Empty,
            "longest-idle-agent 1",
            """{"picked":1}"""
        );

    /// <summary>The same when it has ended, with all that may change on the way.</summary>
    public static LegRecord Closed(LegRecord leg) =>
        leg with
        {
            Queue = "sales",
            RingMicros = leg.StartMicros + 1,
            AnswerMicros = leg.StartMicros + 2,
            BridgeMicros = leg.StartMicros + 3,
            EndMicros = leg.StartMicros + 4,
            TalkMillis = 17,
            Cause = "remote_hang_up",
            SipCode = 200,
            Recording = Guid.CreateVersion7(),
        };
}

namespace Tandem.Webhooks.Tests;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>Events for tests.</summary>
internal static class Happenings
{
    public const long Start = 1_800_000_000_000_000;

    public static Guid Call(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    /// <param name="id">Of the event; it happened so many milliseconds after the start.</param>
    public static Event InCall(long id, int call, int sequence = 1) =>
        new(id, Start + (id * 1000), 0, 0, Call(call), Guid.Empty, sequence, 1, Actor.System, new DigitPressed('1'));

    public static Event OfAgent(long id, int agent) =>
        new(
            id,
            Start + (id * 1000),
            0,
            0,
            Guid.Empty,
            Guid.Empty,
            0,
            1,
            Actor.System,
            new AgentStateChanged(agent, "a", "available", "waiting", "", "on_break", "idle", 1)
        );
}

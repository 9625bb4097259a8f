namespace Tandem.Engine.Replay;

using System.Text.Json;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Foundation;

/// <summary>
/// Plays what a <see cref="TurnLog"/> wrote through an exchange without sockets, turn by turn, and compares what each leaves to be done.
/// </summary>
public sealed class Replayer
{
    private readonly TurnHash hash = new();
    private Exchange? exchange;
    private SegmentStart? start;

    /// <summary>What the turn just played left to be done; empty again with the next.</summary>
    public EngineOutbox Outbox { get; } = new();

    /// <summary>Null before the first line.</summary>
    public SegmentStart? Start => start;

    public Exchange Exchange => exchange ?? throw new InvalidOperationException("nothing was played yet");

    /// <summary>The time of the turn just played.</summary>
    public Now Now { get; private set; }

    /// <summary>Turns played, the birth among them.</summary>
    public long Turns { get; private set; }

    /// <summary>Turns that left other things to be done than they did when they were recorded.</summary>
    public long Different { get; private set; }

    /// <summary>The first of those, counted from 0; −1 when there was none.</summary>
    public long FirstDifferent { get; private set; } = -1;

    /// <summary>Plays one line; the first tells how the exchange was made and is no turn: null.</summary>
    public PlayedTurn? Play(ReadOnlySpan<byte> line)
    {
        if (start is null)
        {
            start = JsonSerializer.Deserialize<SegmentStart>(line, ReplayJson.Options) ?? throw new JsonException("no start");
            return null;
        }
        TurnLine turn = JsonSerializer.Deserialize<TurnLine>(line, ReplayJson.Options) ?? throw new JsonException("no turn");
        Clear();
        Now = turn.Now;
        if (turn.Input is null)
        {
            exchange = new Exchange(start.Config, start.Seed, Outbox, start.Now);
        }
        else
        {
            Exchange.Handle(turn.Input, turn.Now);
        }
        bool same = hash.Of(Outbox, default) == turn.Left;
        if (!same && Different++ == 0)
        {
            FirstDifferent = Turns;
        }
        return new PlayedTurn(Turns++, turn, same);
    }

    private void Clear()
    {
        Outbox.Sip.Clear();
        Outbox.Media.Clear();
        Outbox.Store.Clear();
        Outbox.Replies.Clear();
        Outbox.Tenants.Clear();
        Outbox.Failures.Clear();
        Outbox.LookUps.Clear();
        Outbox.Asks.Clear();
        Outbox.Pages.Clear();
    }
}

/// <param name="Number">From 0, the birth.</param>
/// <param name="Line">As it was recorded.</param>
/// <param name="Same">It left the same to be done as then.</param>
public sealed record PlayedTurn(long Number, TurnLine Line, bool Same);

namespace Tandem.Engine.Replay;

using System.Buffers;
using System.Text.Json;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Foundation;

/// <summary>
/// Writes down an exchange's birth and turns, a line of JSON each, for a <see cref="Replayer"/>. Belongs to the loop; what it holds is taken away
/// in chunks.
/// </summary>
public sealed class TurnLog
{
    private readonly ArrayBufferWriter<byte> chunk = new(64 * 1_024);
    private readonly Utf8JsonWriter json;
    private readonly TurnHash hash = new();

    public TurnLog()
    {
        json = new Utf8JsonWriter(chunk);
    }

    /// <summary>Bytes that wait to be taken.</summary>
    public int Waiting => chunk.WrittenCount;

    /// <summary>The exchange was made; <paramref name="outbox"/> holds what that left to be done.</summary>
    public void Begin(SegmentStart start, EngineOutbox outbox)
    {
        Write(start);
        Write(new TurnLine(start.Now, null, hash.Of(outbox, default)));
    }

    /// <summary>A turn is over.</summary>
    /// <param name="input">What went in.</param>
    /// <param name="now">When.</param>
    /// <param name="outbox">What came out, and what others left there before.</param>
    /// <param name="before">How far the outbox was filled before the turn.</param>
    public void Add(EngineInput input, Now now, EngineOutbox outbox, OutboxMark before) =>
        Write(new TurnLine(now, input, hash.Of(outbox, before)));

    /// <summary>All that was written since the last call.</summary>
    public byte[] Take()
    {
        byte[] taken = chunk.WrittenSpan.ToArray();
        chunk.ResetWrittenCount();
        return taken;
    }

    private void Write<T>(T line)
    {
        json.Reset();
        JsonSerializer.Serialize(json, line, ReplayJson.Options);
        json.Flush();
        chunk.Write("\n"u8);
    }
}

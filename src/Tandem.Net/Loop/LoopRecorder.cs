namespace Tandem.Net.Loop;

using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Replay;
using Tandem.Foundation;

/// <summary>
/// Writes the turns of a loop down, and hands the lines on now and then. What cannot be written down ends the segment and costs no call.
/// Belongs to the loop's thread.
/// </summary>
/// <param name="sink">Where the lines go.</param>
/// <param name="failed">Told what could not be written down.</param>
internal sealed class LoopRecorder(ITurnSink sink, Action<string, Exception> failed)
{
    /// <summary>Bytes that are handed on at once.</summary>
    private const int ChunkBytes = 64 * 1_024;

    /// <summary>Lines wait no longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly TurnLog log = new();
    private Instant handedAt;

    public bool IsRecording { get; private set; }

    /// <summary>When lines that wait have to be handed on.</summary>
    public Instant Due => log.Waiting > 0 ? handedAt + Longest : Instant.Never;

    /// <summary>A segment begins with the birth of an exchange.</summary>
    public void Begin(SegmentStart start, EngineOutbox outbox)
    {
        log.Take();
        sink.Begin();
        IsRecording = true;
        try
        {
            log.Begin(start, outbox);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Stop(e);
        }
        HandOver(start.Now.Mono, true);
    }

    public OutboxMark Before(EngineOutbox outbox) => IsRecording ? OutboxMark.Of(outbox) : default;

    public void After(EngineInput input, Now now, EngineOutbox outbox, OutboxMark before)
    {
        if (IsRecording)
        {
            try
            {
                log.Add(input, now, outbox, before);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Stop(e);
            }
            HandOver(now.Mono, outbox.Failures.Count > before.Failures);
        }
    }

    /// <summary>Hands lines on when there are many, or they have waited, or at once.</summary>
    public void HandOver(Instant now, bool atOnce)
    {
        if (log.Waiting > 0 && (atOnce || log.Waiting >= ChunkBytes || now >= Due))
        {
            IsRecording &= sink.Take(log.Take());
            handedAt = now;
        }
    }

    private void Stop(Exception failure)
    {
        IsRecording = false;
        failed("flight recorder", failure);
    }
}

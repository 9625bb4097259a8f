namespace Tandem.Http.Connections;

using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;

/// <summary>
/// Reads a connection for Kestrel and escapes raw UTF-8 in request targets. Kestrel is shown the very bytes that came; only from a raw
/// target to the next moment at which it has consumed all, a copy.
/// </summary>
internal sealed class RawTargetReader(PipeReader inner) : PipeReader
{
    private readonly RequestFraming framing = new();

    // What Kestrel was shown last of what came, and how much of it was walked over.
    private ReadOnlySequence<byte> shown;
    private long walked;

    // The copy; null while there is none.
    private EscapedBytes? copy;

    public override bool TryRead(out ReadResult result)
    {
        if (copy is { HasUnseen: true })
        {
            result = new ReadResult(copy.All, isCanceled: false, isCompleted: false);
            return true;
        }
        bool came = inner.TryRead(out result);
        result = came ? Show(result) : result;
        return came;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (copy is { HasUnseen: true })
        {
            return new(new ReadResult(copy.All, isCanceled: false, isCompleted: false));
        }
        ValueTask<ReadResult> read = inner.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? new(Show(read.Result)) : ShowAsync(read);
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (copy is not null)
        {
            copy.AdvanceTo(consumed, examined);
            if (copy.IsEmpty)
            {
                EndCopy();
            }
            return;
        }
        if (!framing.IsLost)
        {
            walked -= shown.Slice(shown.Start, consumed).Length;
            if (walked < 0)
            {
                // Kestrel takes for whole what we do not: it knows better.
                framing.Lose();
            }
        }
        shown = default;
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    /// <summary>Kestrel wants no more. What lies below goes on: see <see cref="DrainAsync"/>.</summary>
    public override void Complete(Exception? exception = null) => EndCopy();

    /// <summary>
    /// Reads to the end of a body that nobody wanted, as far as it is not too long or too slow. A connection closed with bytes on their way is reset,
    /// and a client that is still sending then never sees the answer that says why.
    /// </summary>
    public async ValueTask DrainAsync(long most, TimeSpan longest)
    {
        long left = Math.Min(framing.Owed == 0 ? 0 : walked + framing.Owed, most);
        using CancellationTokenSource end = new(longest);
        try
        {
            while (left > 0)
            {
                ReadResult came = await inner.ReadAsync(end.Token).ConfigureAwait(false);
                left = came.IsCompleted ? 0 : left - came.Buffer.Length;
                inner.AdvanceTo(came.Buffer.End);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            // Too slow, or gone.
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> ShowAsync(ValueTask<ReadResult> read) => Show(await read.ConfigureAwait(false));

    private ReadResult Show(ReadResult came)
    {
        if (copy is null && framing.IsLost)
        {
            return came;
        }
        SequenceReader<byte> reader = new(came.Buffer);
        reader.Advance(walked);
        bool isRaw = framing.FindRawTarget(ref reader, out long line);
        if (copy is not null || isRaw)
        {
            copy ??= new EscapedBytes();
            return ShowCopy(came, ref reader, isRaw, line);
        }
        shown = came.Buffer;
        walked = reader.Consumed;
        return came;
    }

    // All that was walked over is copied; the rest stays where it is until its end has come.
    private ReadResult ShowCopy(ReadResult came, ref SequenceReader<byte> reader, bool isRaw, long line)
    {
        ReadOnlySequence<byte> bytes = came.Buffer;
        long copied = 0;
        while (isRaw)
        {
            copy!.Append(bytes.Slice(copied, line - copied));
            copy.AppendEscaped(bytes.Slice(line, reader.Consumed - line));
            copied = reader.Consumed;
            isRaw = framing.FindRawTarget(ref reader, out line);
        }
        bool all = framing.IsLost || came.IsCompleted;
        long end = all ? bytes.Length : reader.Consumed;
        copy!.Append(bytes.Slice(copied, end - copied));
        walked = 0;
        // The rest is shown at once when the copy is consumed, or when more of it comes.
        inner.AdvanceTo(bytes.GetPosition(end), end > 0 ? bytes.GetPosition(end) : bytes.End);
        return new ReadResult(copy.All, came.IsCanceled, came.IsCompleted && end == bytes.Length);
    }

    private void EndCopy()
    {
        copy?.Dispose();
        copy = null;
    }
}

namespace Tandem.Http.Writing;

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

/// <summary>
/// A JSON answer built whole in pooled memory before its first byte leaves: its length is known, and a failure while writing
/// it still gives a clean error instead of half a document.
/// </summary>
public sealed class PooledJson : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 4096;

    // People read these answers with curl: Chinese stays Chinese. Safe, because the type is JSON and browsers may not sniff it.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize);

    public PooledJson() => Writer = new Utf8JsonWriter(this, Options);

    public Utf8JsonWriter Writer { get; }

    public int Length { get; private set; }

    /// <summary>What was written and flushed so far.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return buffer.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return buffer.AsSpan(Length);
    }

    public void Dispose()
    {
        Writer.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Grow(int sizeHint)
    {
        int needed = Length + Math.Max(sizeHint, 256);
        if (needed <= buffer.Length)
        {
            return;
        }
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, buffer.Length * 2));
        buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

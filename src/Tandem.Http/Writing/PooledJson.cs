namespace Tandem.Http.Writing;

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

/// <summary>
/// A JSON document built whole in pooled memory before its first byte leaves: its length is known, and a failure while writing
/// it still gives a clean error instead of half a document.
/// </summary>
public sealed class PooledJson : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 4096;

    /// <summary>A larger buffer goes back to where all take theirs from.</summary>
    private const int LargestKept = 64 * 1024;

    // People read these answers with curl: Chinese stays Chinese. Safe, because the type is JSON and browsers may not sniff it.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly ObjectPool<PooledJson> Pool = new DefaultObjectPool<PooledJson>(new Policy());

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int length;

    private PooledJson() => Writer = new Utf8JsonWriter(this, Options);

    public Utf8JsonWriter Writer { get; }

    /// <summary>An empty one, to be disposed of when its bytes have left.</summary>
    public static PooledJson Take() => Pool.Get();

    /// <summary>The document so far.</summary>
    public ReadOnlyMemory<byte> Written()
    {
        Writer.Flush();
        return buffer.AsMemory(0, length);
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        length = 0;
        Writer.Reset();
    }

    public void Dispose() => Pool.Return(this);

    void IBufferWriter<byte>.Advance(int count) => length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Grow(sizeHint);
        return buffer.AsMemory(length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint)
    {
        Grow(sizeHint);
        return buffer.AsSpan(length);
    }

    private void Grow(int sizeHint)
    {
        int needed = length + Math.Max(sizeHint, 256);
        if (needed <= buffer.Length)
        {
            return;
        }
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, buffer.Length * 2));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private void Shrink()
    {
        if (buffer.Length > LargestKept)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
        }
    }

    private sealed class Policy : IPooledObjectPolicy<PooledJson>
    {
        public PooledJson Create() => new();

        public bool Return(PooledJson json)
        {
            json.Clear();
            json.Shrink();
            return true;
        }
    }
}

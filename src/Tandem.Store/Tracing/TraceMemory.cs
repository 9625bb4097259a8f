namespace Tandem.Store.Tracing;

using System.Buffers;

/// <summary>What the growing segment of a kind needs of memory, used by one after the other.</summary>
internal sealed class TraceMemory
{
    /// <summary>Records that wait to be written.</summary>
    public ArrayBufferWriter<byte> Pending { get; } = new();

    /// <summary>Of the index.</summary>
    public List<(ulong Key, int Offset)> Pairs { get; } = [];
}

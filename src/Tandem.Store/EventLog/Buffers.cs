namespace Tandem.Store.EventLog;

using System.Buffers;

/// <summary>Buffers used over and over, so that a commit makes none. The writing thread's alone.</summary>
internal sealed class Buffers
{
    /// <summary>Buffers kept, and the largest worth keeping: what a pause of the database made is let go.</summary>
    private const int MostKept = 64;
    private const int LargestKept = 1 << 20;

    private readonly Stack<ArrayBufferWriter<byte>> free = new();

    public ArrayBufferWriter<byte> Take() => free.TryPop(out ArrayBufferWriter<byte>? buffer) ? buffer : new ArrayBufferWriter<byte>();

    public void Return(ArrayBufferWriter<byte> buffer)
    {
        if (free.Count < MostKept && buffer.Capacity <= LargestKept)
        {
            buffer.ResetWrittenCount();
            free.Push(buffer);
        }
    }
}

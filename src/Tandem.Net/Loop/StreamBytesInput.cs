namespace Tandem.Net.Loop;

using Tandem.Engine;
using Tandem.Foundation;
using Tandem.Sip;

/// <summary>
/// Bytes of a stream, used again and again by its connection, which fills it only when the loop has taken what was in it.
/// </summary>
internal sealed class StreamBytesInput(Flow flow) : LoopInput
{
    private readonly SemaphoreSlim taken = new(0, 1);
    private byte[] buffer = [];
    private int count;

    public void Fill(byte[] bytes, int length)
    {
        buffer = bytes;
        count = length;
    }

    /// <summary>Until the loop is done with the bytes.</summary>
    public Task TakenAsync(CancellationToken cancel) => taken.WaitAsync(cancel);

    public override void Apply(Exchange exchange, Now now)
    {
        try
        {
            exchange.OnStreamBytes(flow, buffer.AsSpan(0, count), now);
        }
        finally
        {
            taken.Release();
        }
    }
}

namespace Tandem.Net.Transports;

using Tandem.Engine.Inputs;
using Tandem.Sip.Flows;

/// <summary>
/// The one input of a connection, used again and again: it is filled only when the loop has taken what was in it.
/// </summary>
internal sealed class StreamReading(Flow flow)
{
    private readonly StreamBytes input = new(flow, default);
    private readonly SemaphoreSlim taken = new(0, 1);

    public LoopInput Of(ReadOnlyMemory<byte> bytes)
    {
        input.Bytes = bytes;
        return new LoopInput(input, this);
    }

    /// <summary>Loop: the bytes are not looked at any more.</summary>
    public void Taken() => taken.Release();

    /// <summary>Until the loop is done with the bytes.</summary>
    public Task TakenAsync(CancellationToken cancel) => taken.WaitAsync(cancel);
}

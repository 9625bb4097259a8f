namespace Tandem.Server.Demo;

using System.Runtime.InteropServices;

/// <summary>Ctrl+C and SIGTERM end what runs until it is told to, in good order.</summary>
internal sealed class EndSignals : IDisposable
{
    private readonly CancellationTokenSource end;
    private readonly PosixSignalRegistration[] signals;

    public EndSignals(CancellationToken cancel)
    {
        end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, End))];
    }

    public CancellationToken Token => end.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in signals)
        {
            signal.Dispose();
        }
        end.Dispose();
    }

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        end.Cancel();
    }
}

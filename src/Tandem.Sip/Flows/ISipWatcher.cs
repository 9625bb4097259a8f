using Tandem.Foundation;

namespace Tandem.Sip.Flows;

/// <summary>Looks on as whole messages come in, be it to keep them for whoever searches for a fault. Nothing comes back from it; it must not block.</summary>
public interface ISipWatcher
{
    /// <param name="source">The flow it came on.</param>
    /// <param name="message">Its bytes, good for the call only.</param>
    /// <param name="now">The turn's time.</param>
    void Received(in Flow source, ReadOnlySpan<byte> message, Now now);
}

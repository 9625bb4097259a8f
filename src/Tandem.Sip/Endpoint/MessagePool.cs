using Tandem.Sip.Messages;

namespace Tandem.Sip.Endpoint;

/// <summary>Messages to be read into: those of calls that are over are used again.</summary>
internal sealed class MessagePool
{
    private const int Most = 4_096;

    private readonly Stack<SipMessage> free = new();
    private readonly List<SipMessage> returned = [];

    public SipMessage Take() => free.TryPop(out SipMessage? message) ? message : new SipMessage();

    /// <summary>All that was told is known: nobody looks at what was returned before.</summary>
    public void Renew()
    {
        foreach (SipMessage message in returned)
        {
            free.Push(message);
        }
        returned.Clear();
    }

    /// <summary>Its call is over. What a transaction still holds, or is larger than is usual, is left to the collector.</summary>
    public void Return(SipMessage? message)
    {
        if (message is { IsHeld: false, IsUsual: true } && free.Count + returned.Count < Most)
        {
            returned.Add(message);
        }
    }
}

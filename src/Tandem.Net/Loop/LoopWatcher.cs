namespace Tandem.Net.Loop;

using Tandem.Engine.Tracing;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Flows;
using Tandem.Sip.Receiving;
using Tandem.Sip.Registration;

/// <summary>Sees what comes to a loop and leaves it: counts it, and passes it on to the tap and to the log. Belongs to the loop's thread; the counts anyone reads.</summary>
internal sealed class LoopWatcher(SipTap? tap, INodeNews? news) : ISipWatcher, IExchangeWatcher
{
    private const int FirstError = 400;
    private long wrongCredentials;

    /// <summary>Responses that came.</summary>
    public SipCodes Received { get; } = new();

    /// <summary>Responses that we gave.</summary>
    public SipCodes Sent { get; } = new();

    public long WrongCredentials => Volatile.Read(ref wrongCredentials);

    void ISipWatcher.Received(in Flow source, ReadOnlySpan<byte> message, Now now)
    {
        Received.Add(message);
        tap?.Received(source, message, now);
    }

    /// <summary>A message leaves.</summary>
    public void Leaves(in Flow flow, ReadOnlySpan<byte> message, Now now)
    {
        int code = Sent.Add(message);
        if (code >= FirstError)
        {
            news?.Refused(flow.Remote, code, message);
        }
        tap?.Sent(flow, message, now);
    }

    public void Signalled(LegSignalled leg, Now now) => tap?.Signalled(leg, now);

    public void Figured(LegPort port, LegStats figures, Now now) => tap?.Figured(port, figures, now);

    public void Registered(int tenant, BindingChanged change) => news?.Registered(tenant, change);

    public void Refused(CredentialsRefused refused)
    {
        Volatile.Write(ref wrongCredentials, wrongCredentials + 1);
        news?.WrongCredentials(refused);
    }
}

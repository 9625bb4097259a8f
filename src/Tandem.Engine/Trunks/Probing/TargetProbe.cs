namespace Tandem.Engine.Trunks.Probing;

using Tandem.Engine.Peers;
using Tandem.Foundation;
using Tandem.Sip.Usages.Requests;

/// <summary>
/// Asks one address of a trunk again and again whether it is there (<see cref="ProbeRequest"/>). While it is in doubt it is asked more often.
/// </summary>
internal sealed class TargetProbe(Trunk trunk, TrunkTarget target, TrunkServices services) : ITrunkTimed, ITrunkAsker
{
    private static readonly TimeSpan InDoubt = TimeSpan.FromSeconds(2);

    private DeadlineHandle timer;
    private long ticket;
    private bool stopped;

    public TrunkTarget Target => target;

    public void Start() => Ask();

    public void Stop()
    {
        stopped = true;
        services.Clock.Cancel(ref timer);
    }

    /// <summary>A call has found it out of order: it is asked at once, and the call counts.</summary>
    public void Suspect(string why)
    {
        Fail(why);
        if (ticket == 0)
        {
            Ask();
        }
    }

    void ITrunkTimed.OnTimer(int which)
    {
        timer = default;
        Ask();
    }

    void ITrunkAsker.OnAnswer(RequestAnswered answered)
    {
        if (stopped || answered.Ticket != ticket)
        {
            return;
        }
        ticket = 0;
        Take(answered);
        TimeSpan usual = TimeSpan.FromSeconds(trunk.Row.ProbeSeconds);
        TimeSpan after = target is { Failures: > 0, IsDown: false } && InDoubt < usual ? InDoubt : usual;
        services.Clock.Arm(ref timer, services.Turn.Now.Mono + after, this, 0, "trunk probe");
    }

    /// <summary>What came of asking the address, whoever asked: it counts.</summary>
    public void Take(RequestAnswered answered)
    {
        if (ProbeRequest.IsThere(answered))
        {
            target.Failures = 0;
            if (target.IsDown)
            {
                target.IsDown = false;
                services.Reports.Changed(trunk, $"{target.Address} answers again");
            }
        }
        else
        {
            Fail(ProbeRequest.Why(target, answered));
        }
    }

    private void Fail(string why)
    {
        target.Failures++;
        trunk.Failed(why, services.Turn.Now);
        if (!target.IsDown && target.Failures >= trunk.Row.ProbeFailures)
        {
            target.IsDown = true;
            services.Reports.Changed(trunk, why);
        }
    }

    private void Ask()
    {
        services.Clock.Cancel(ref timer);
        TimeSpan patience = TimeSpan.FromSeconds(Math.Min(trunk.Row.SilenceSeconds, trunk.Row.ProbeSeconds));
        ticket = services.Requests.Send(ProbeRequest.To(trunk, target, patience), this);
    }
}

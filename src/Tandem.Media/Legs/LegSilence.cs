namespace Tandem.Media.Legs;

using Tandem.Foundation;

/// <summary>Listens for nothing: tells once when a leg that should be heard is not, and again and again when one may be gone.</summary>
internal sealed class LegSilence(MediaContext context, LegPort port, Now start)
{
    private Instant lastHeard = start.Mono;
    private Instant lastAsked = start.Mono;
    private bool hasHeard;
    private bool told;

    /// <summary>Something was agreed on: silence counts from now on.</summary>
    public void Begin(Now now)
    {
        lastHeard = now.Mono;
        TellHeard();
    }

    public void Heard(bool first, Now now)
    {
        lastHeard = now.Mono;
        hasHeard = true;
        if (first)
        {
            context.Output.Emit(new FirstPacket(port));
        }
        TellHeard();
    }

    /// <summary>Once a second.</summary>
    public void Look(LegPlan plan, Now now)
    {
        // A browser sends all the time, also when muted: once it has, its silence means that it, or the way to it, is gone.
        TimeSpan patience = hasHeard && plan.Protection is DtlsProtection ? context.Limits.BrowserSilentAfter : context.Limits.SilentAfter;
        if (now.Mono - lastHeard >= patience && !told && plan.Direction == MediaDirection.SendRecv)
        {
            told = true;
            context.Output.Emit(new Silent(port));
        }
        Instant since = lastHeard > lastAsked ? lastHeard : lastAsked;
        if (now.Mono - since >= context.Limits.LongSilentAfter)
        {
            lastAsked = now.Mono;
            context.Output.Emit(new LongSilent(port));
        }
    }

    private void TellHeard()
    {
        if (told)
        {
            told = false;
            context.Output.Emit(new Heard(port));
        }
    }
}

namespace Tandem.Media.Legs;

using Tandem.Foundation;

/// <summary>Listens for nothing: tells once when a leg that should be heard is not, and again and again when one may be gone.</summary>
internal sealed class LegSilence(MediaContext context, LegPort port, Now start)
{
    private Instant lastHeard = start.Mono;
    private Instant lastAsked = start.Mono;
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
        if (first)
        {
            context.Output.Emit(new FirstPacket(port));
        }
        TellHeard();
    }

    /// <summary>Once a second.</summary>
    public void Look(MediaDirection direction, Now now)
    {
        if (now.Mono - lastHeard >= context.Limits.SilentAfter && !told && direction == MediaDirection.SendRecv)
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

namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Dtmf;
using Tandem.Media.Listening;

/// <summary>
/// What we listen to a leg for: keys pressed as tones, and the pause after words. On a leg that has sent a key as telephone-event, tones are none: they
/// are what is left of the same key in the sound.
/// </summary>
internal sealed class LegEar
{
    private const int SamplesPerMilli = 8;

    private readonly MediaContext context;
    private readonly LegPort port;
    private readonly Action<char> changed;
    private ToneKeyDetector? tones;
    private PauseWatch? pause;
    private bool hasEvents;
    private bool mayHaveEvents;
    private char down;

    public LegEar(MediaContext context, LegPort port)
    {
        this.context = context;
        this.port = port;
        changed = Changed;
    }

    /// <summary>Wants samples.</summary>
    public bool IsOn => tones != null || pause != null;

    /// <summary>Wants to be asked every 20 ms.</summary>
    public bool IsWatching => pause != null;

    public void Begin(Listen order, LegPlan plan, Now now)
    {
        mayHaveEvents = plan.DigitsIn >= 0;
        tones = order.Keys && !hasEvents ? tones ?? new ToneKeyDetector() : null;
        pause = order.PauseMillis > 0 ? new PauseWatch(TimeSpan.FromMilliseconds(order.PauseMillis), now.Mono) : null;
    }

    public void End()
    {
        tones = null;
        pause = null;
        down = '\0';
    }

    /// <summary>It sends its keys as events.</summary>
    public void HasEvents()
    {
        hasEvents = true;
        tones = null;
        down = '\0';
    }

    public void Hear(ReadOnlySpan<short> samples, Instant now)
    {
        pause?.Hear(samples, now);
        tones?.Hear(samples, changed);
    }

    public void Look(Instant now)
    {
        if (pause is { } watch && watch.IsDue(now))
        {
            pause = null;
            context.Output.Emit(new Paused(port, watch.Spoke));
        }
    }

    // Where it may send events, a key counts when it comes up: its event would have come by then.
    private void Changed(char key)
    {
        if (key != '\0')
        {
            down = key;
        }
        if (down != '\0' && (key == '\0') == mayHaveEvents)
        {
            context.Output.Emit(new Digit(port, down, tones!.Lasted / SamplesPerMilli, true));
            down = '\0';
        }
    }
}

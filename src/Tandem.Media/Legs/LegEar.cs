namespace Tandem.Media.Legs;

using Tandem.Foundation;
using Tandem.Media.Dtmf;
using Tandem.Media.Listening;

/// <summary>
/// What we listen to a leg for: keys pressed as tones, the pause after words, and who has answered. On a leg that has sent a key as telephone-event, tones are none: they
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
    private AnswerWatch? answer;
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
    public bool IsOn => tones != null || pause != null || answer != null;

    /// <summary>Wants to be asked every 20 ms.</summary>
    public bool IsWatching => pause != null || answer != null;

    public void Begin(Listen order, LegPlan plan, Now now)
    {
        mayHaveEvents = plan.DigitsIn >= 0;
        tones = order.Keys && !hasEvents ? tones ?? new ToneKeyDetector() : null;
        pause = order.PauseMillis > 0 ? new PauseWatch(TimeSpan.FromMilliseconds(order.PauseMillis), now.Mono) : null;
    }

    /// <summary>Who has answered?</summary>
    public void Judge(Instant now) => answer = new AnswerWatch(context.Limits.Answers, now);

    public void End()
    {
        answer = null;
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
        answer?.Hear(samples);
    }

    public void Look(Instant now)
    {
        if (pause is { } watch && watch.IsDue(now))
        {
            pause = null;
            context.Output.Emit(new Paused(port, watch.Spoke));
        }
        answer?.Look(now);
        if (answer is { Verdict: { } by } judged)
        {
            answer = null;
            context.Output.Emit(new Judged(port, by, judged.GreetingMillis, judged.QuietMillis, judged.Beeped));
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

namespace Tandem.Media;

/// <summary>How long whoever answers is listened to, and what makes a machine of him.</summary>
public sealed record AnswerLimits
{
    /// <summary>Whoever is not told by then counts as unsure.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Who says nothing at all for so long is unsure.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(2_500);

    /// <summary>A person's greeting is no longer; shorter pauses than <see cref="Pause"/> or <see cref="LongPause"/> are part of it.</summary>
    public TimeSpan Greeting { get; init; } = TimeSpan.FromMilliseconds(3_800);

    /// <summary>Who is quiet for so long after a few words waits for an answer.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>A few words are shorter.</summary>
    public TimeSpan FewWords { get; init; } = TimeSpan.FromMilliseconds(1_300);

    /// <summary>Who is quiet for so long after more than <see cref="FewWords"/> waits for an answer: a machine says more by then, or beeps.</summary>
    public TimeSpan LongPause { get; init; } = TimeSpan.FromMilliseconds(1_100);

    /// <summary>A tone of one frequency that lasts so long is a machine's.</summary>
    public TimeSpan Beep { get; init; } = TimeSpan.FromMilliseconds(120);

    /// <summary>Hertz.</summary>
    public int LowestBeep { get; init; } = 350;

    /// <summary>Hertz.</summary>
    public int HighestBeep { get; init; } = 2_600;
}

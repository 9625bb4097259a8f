namespace Tandem.TestKit.Answers;

/// <summary>Somebody, or something, answers a telephone.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Kind">What it truly is.</param>
/// <param name="Samples">8 kHz, from the moment of the answer, through G.711.</param>
public sealed record AnswerSound(string Name, AnswerKind Kind, short[] Samples)
{
    public bool IsMachine => Kind >= AnswerKind.Greeting;
}

/// <summary>What answers.</summary>
public enum AnswerKind
{
    /// <summary>A person: a few words.</summary>
    ShortAnswer,

    /// <summary>A person: his firm's name and a question, or a sentence.</summary>
    LongAnswer,

    /// <summary>A machine that takes messages; most beep when their greeting is over.</summary>
    Greeting,

    /// <summary>A carrier's or a firm's announcement: said again, or followed by more.</summary>
    Announcement,

    /// <summary>Music, of those who let one wait.</summary>
    Music,
}

/// <summary>Which half of the answers.</summary>
public enum AnswerPart
{
    /// <summary>By this half limits are chosen.</summary>
    Chosen,

    /// <summary>Other sentences by other voices over other lines: what was chosen is measured by it, and nothing is chosen by it.</summary>
    Held,
}

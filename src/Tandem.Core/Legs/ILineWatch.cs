namespace Tandem.Core.Legs;

/// <summary>Hears of what happens on lines: who is signed in there may be free or busy now.</summary>
internal interface ILineWatch
{
    /// <summary>A leg came or went, or the phone did.</summary>
    void LineChanged(Line line);

    /// <summary>What a reader sees of the leg changed.</summary>
    void LegChanged(CallLeg leg);
}

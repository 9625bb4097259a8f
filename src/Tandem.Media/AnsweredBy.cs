namespace Tandem.Media;

/// <summary>Who has answered, as far as it can be heard.</summary>
public enum AnsweredBy : byte
{
    /// <summary>He said a few words, and waits.</summary>
    Person,

    /// <summary>A long greeting, or a beep.</summary>
    Machine,

    /// <summary>Nothing was said, or nothing that tells. To be treated as a person.</summary>
    Unsure,
}

namespace Tandem.Dialects.Meiqia;

/// <summary>Tokens of this dialect among the keys. One never ends; another in its place ends it at once, as the document has it.</summary>
public static class MeiqiaKeys
{
    /// <summary>How they are marked.</summary>
    public const string Face = "meiqia";
}

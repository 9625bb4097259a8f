namespace Tandem.Http.Reading;

/// <summary>The words for true and false that telephone engines and their consoles use, whatever their case.</summary>
public static class TruthWords
{
    private static readonly HashSet<string> True = new(StringComparer.OrdinalIgnoreCase)
    {
        "1",
        "true",
        "yes",
        "on",
        "enabled",
        "active",
        "allow",
    };
    private static readonly HashSet<string> False = new(StringComparer.OrdinalIgnoreCase)
    {
        "0",
        "false",
        "no",
        "off",
        "disabled",
        "inactive",
        "deny",
    };

    /// <summary>Null when it is neither.</summary>
    public static bool? Read(string text) =>
        True.Contains(text) ? true
        : False.Contains(text) ? false
        : null;
}

namespace Tandem.Core.Contract.Rows;

/// <summary>Some strategies are there twice: as mod_callcenter counts, and by the tenant's day.</summary>
public static class StrategyNames
{
    private const string Suffix = "-today";

    /// <summary>The one that counts by the day.</summary>
    public static string Today(string name) => name + Suffix;

    /// <summary>As it is called where nobody knows of counting by the day.</summary>
    public static string Plain(string name) => name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
}

namespace Tandem.Core.Contract;

/// <summary>The other end of a leg, as events name it: <c>extension:N</c> or <c>trunk:NAME</c>. Made and read here alone.</summary>
public static class PartyName
{
    private const string ExtensionWord = "extension:";
    private const string TrunkWord = "trunk:";

    public static string Extension(string number) => ExtensionWord + number;

    public static string Trunk(string name) => TrunkWord + name;

    public static bool IsExtension(string party) => party.StartsWith(ExtensionWord, StringComparison.Ordinal);

    public static bool IsTrunk(string party) => party.StartsWith(TrunkWord, StringComparison.Ordinal);

    /// <summary>The extension it names; empty when it names none.</summary>
    public static string ExtensionIn(string party) => IsExtension(party) ? party[ExtensionWord.Length..] : "";

    /// <summary>The trunk it names; empty when it names none.</summary>
    public static string TrunkIn(string party) => IsTrunk(party) ? party[TrunkWord.Length..] : "";
}

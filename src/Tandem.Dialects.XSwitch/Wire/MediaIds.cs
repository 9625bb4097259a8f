namespace Tandem.Dialects.XSwitch.Wire;

using System.Globalization;
using Tandem.Core.Contract.Rows;

/// <summary>Ids of media files: those of what is built in are the documents', all others the tenant's own.</summary>
internal static class MediaIds
{
    private static readonly (int Own, int Shown)[] BuiltIn = [(MediaRow.Ringback, 41), (MediaRow.Welcome, 204)];

    /// <summary>As it is shown.</summary>
    public static int Shown(int own) => Array.Find(BuiltIn, each => each.Own == own) is { Shown: > 0 } found ? found.Shown : own;

    /// <summary>As it is kept; 0 for one that is not shown to anybody.</summary>
    public static int Own(int shown) =>
        Array.Find(BuiltIn, each => each.Shown == shown) is { Own: > 0 } found ? found.Own
        : Array.Exists(BuiltIn, each => each.Own == shown) ? 0
        : shown;

    /// <summary>A text as it is shown, if it is an id; else as it is.</summary>
    public static string Shown(string text) => TryRead(text, out int own) ? Write(Shown(own)) : text;

    /// <summary>A text as it is kept, likewise.</summary>
    public static string Own(string text) => TryRead(text, out int shown) ? Write(Own(shown)) : text;

    private static bool TryRead(string text, out int id) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private static string Write(int id) => id.ToString(CultureInfo.InvariantCulture);
}

namespace Tandem.Core.Announcements;

internal enum SpokenLanguage : byte
{
    Chinese,
    English,
}

internal static class SpokenLanguages
{
    /// <summary>The language a parameter names (<c>en</c>, <c>english</c>); Chinese where it just says yes.</summary>
    public static SpokenLanguage Of(string text) =>
        text.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? SpokenLanguage.English : SpokenLanguage.Chinese;
}

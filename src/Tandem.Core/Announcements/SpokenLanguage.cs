namespace Tandem.Core.Announcements;

using Tandem.Numbering;

internal enum SpokenLanguage : byte
{
    Chinese,
    English,
}

internal static class SpokenLanguages
{
    /// <summary>That of a country, for whom nobody has chosen one.</summary>
    public static SpokenLanguage Of(NumberRegion region) => region.Country == "CN" ? SpokenLanguage.Chinese : SpokenLanguage.English;

    /// <summary>The language a parameter names (<c>en</c>, <c>english</c>); Chinese where it just says yes.</summary>
    public static SpokenLanguage Of(string text) =>
        text.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? SpokenLanguage.English : SpokenLanguage.Chinese;
}

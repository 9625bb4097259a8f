namespace Tandem.Dialects.Udesk.Wire;

using Tandem.Numbering;

/// <summary>Numbers as the document writes them: mobile ones with 11 digits, others with 0 and their area, abroad with 00 and the country.</summary>
internal static class Numbers
{
    public static string Shown(NumberRegion region, string inner) =>
        NumberForms.IsInternational(inner) ? NumberForms.National(inner, region) : inner;
}

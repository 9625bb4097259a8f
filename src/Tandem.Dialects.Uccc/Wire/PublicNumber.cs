namespace Tandem.Dialects.Uccc.Wire;

using Tandem.Numbering;

/// <summary>Numbers of mobiles and landlines: what the document calls a proper number.</summary>
internal static class PublicNumber
{
    /// <summary>The inner form; false for extensions, service numbers and what is no number.</summary>
    public static bool TryRead(string written, NumberRegion region, out string inner) =>
        NumberForms.TryRead(WrittenNumber.Of(written), region, out inner, out _) && NumberForms.IsInternational(inner);

    public static string Shown(string number, NumberRegion region) => NumberForms.National(number, region);
}

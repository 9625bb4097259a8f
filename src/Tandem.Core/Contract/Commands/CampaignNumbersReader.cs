namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;
using Tandem.Numbering;

/// <summary>Numbers as people write them, made ready for a campaign by whoever takes them in: each once, with the clock it is called by.</summary>
public static class CampaignNumbersReader
{
    /// <param name="written">In any way.</param>
    /// <param name="variables">What comes with each, in the order of the numbers: JSON objects of texts; empty for nothing with any.</param>
    /// <param name="region">How numbers are written.</param>
    /// <param name="numbers">Those that were read.</param>
    /// <param name="wrong">Where the first is that is none.</param>
    /// <param name="why">What is wrong with it.</param>
    public static bool TryRead(
        IReadOnlyList<string> written,
        IReadOnlyList<string> variables,
        NumberRegion region,
        out List<NewCampaignNumber> numbers,
        out int wrong,
        out string why
    )
    {
        numbers = new(written.Count);
        why = "";
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (wrong = 0; wrong < written.Count; wrong++)
        {
            if (!NumberForms.TryReadPublic(written[wrong], region, out string inner, out why))
            {
                return false;
            }
            if (seen.Add(inner))
            {
                numbers.Add(new NewCampaignNumber(inner, NumberZones.Of(inner), wrong < variables.Count ? variables[wrong] : ""));
            }
        }
        return true;
    }
}

namespace Tandem.Core.Directory;

using Tandem.Core.Contract;
using Tandem.Numbering;

/// <summary>How the tenant reads and writes numbers: E.164 inside, as people of its country write them on the phones of its agents.</summary>
internal sealed class TenantNumbers(CentreLimits limits)
{
    // A caller is shown at every offer: what was written once is kept for the next.
    private readonly Dictionary<string, string> shown = [];
    private NumberRegion region = NumberRegion.Default;

    public NumberRegion Region
    {
        get => region;
        set
        {
            region = value;
            shown.Clear();
        }
    }

    /// <summary>The inner form; false, and why, when it is no number.</summary>
    public bool TryRead(WrittenNumber written, out string inner, out string why) =>
        NumberForms.TryRead(written, region, out inner, out why);

    /// <summary>Who calls from outside: his number in its inner form, or whatever he calls himself.</summary>
    public string Caller(string written)
    {
        WrittenNumber read = WrittenNumber.Of(written);
        return TryRead(read, out string inner, out _) ? inner : read.Text;
    }

    /// <summary>As it is shown on phones.</summary>
    public string Shown(string inner)
    {
        if (!NumberForms.IsInternational(inner))
        {
            return inner;
        }
        if (!shown.TryGetValue(inner, out string? national))
        {
            if (shown.Count >= limits.ShownNumbers)
            {
                shown.Clear();
            }
            shown.Add(inner, national = NumberForms.National(inner, region));
        }
        return national;
    }
}

namespace Tandem.Engine.Trunks;

using Tandem.Core.Contract.Views;

/// <summary>What went through a trunk since some moment.</summary>
internal sealed class TrunkTally
{
    private SortedDictionary<int, long>? codes;

    public long In { get; set; }

    public long Out { get; set; }

    public long Answered { get; set; }

    public long Failed { get; set; }

    public long Refused { get; set; }

    public bool IsEmpty => In + Out + Refused == 0;

    public void Ended(int code)
    {
        codes ??= [];
        codes[code] = codes.GetValueOrDefault(code) + 1;
    }

    public TrunkCounts Counts() =>
        IsEmpty ? TrunkCounts.None : new TrunkCounts(In, Out, Answered, Failed, Refused, codes is null ? [] : [.. codes]);

    public void Clear()
    {
        codes = null;
        (In, Out, Answered, Failed, Refused) = (0, 0, 0, 0, 0);
    }
}

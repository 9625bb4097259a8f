namespace Tandem.Core.Distribution;

using Tandem.Foundation;

/// <summary>A member's place in the order of waiting: since when, and a number that is unique.</summary>
internal readonly record struct MemberRank(Instant Since, long Sequence) : IComparable<MemberRank>
{
    public static readonly MemberRank Last = new(Instant.Never, long.MaxValue);

    public int CompareTo(MemberRank other)
    {
        int order = Since.CompareTo(other.Since);
        return order != 0 ? order : Sequence.CompareTo(other.Sequence);
    }
}

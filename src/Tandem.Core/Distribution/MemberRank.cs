namespace Tandem.Core.Distribution;

/// <summary>A member's place in the order of waiting: since when, and a number that is unique.</summary>
internal readonly record struct MemberRank(long SinceMicros, long Sequence) : IComparable<MemberRank>
{
    public static readonly MemberRank Last = new(long.MaxValue, long.MaxValue);

    public int CompareTo(MemberRank other)
    {
        int order = SinceMicros.CompareTo(other.SinceMicros);
        return order != 0 ? order : Sequence.CompareTo(other.Sequence);
    }
}

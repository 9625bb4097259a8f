namespace Tandem.Core.Distribution.Strategies;

using Tandem.Foundation;

/// <summary>Each caller walks the positions from the first on: after the agent rung for it last, then the next levels, then from the top.</summary>
internal sealed class TopDown : QueueStrategy
{
    public override string Name => "top-down";

    public override bool WalksOn => true;

    public override long First(Tier tier) => tier.Position;

    public override int Start(CallableIndex callable, Member member, Prng prng)
    {
        if (member.Cursor is not { } cursor)
        {
            return 0;
        }
        int start = After(callable, cursor.Level, cursor.Position);
        return start < callable.Count ? start : 0;
    }
}

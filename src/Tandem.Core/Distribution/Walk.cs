namespace Tandem.Core.Distribution;

/// <summary>
/// The order in which a strategy looks at callable agents: from its start to the end of that level (or of all levels), then from the top
/// over the rest.
/// </summary>
internal struct Walk
{
    private readonly CallableIndex callable;
    private readonly int start;
    private readonly int turn;
    private int at;
    private int seen;

    public Walk(CallableIndex callable, int start, bool walksOn)
    {
        this.callable = callable;
        this.start = start;
        turn = start == 0 || walksOn ? callable.Count : callable.EndOfLevel(callable[start].Level);
        at = start;
    }

    public readonly int Seen => seen;

    public bool Next(out Tier tier)
    {
        if (seen == callable.Count)
        {
            tier = null!;
            return false;
        }
        if (start > 0 && at == turn && seen == turn - start)
        {
            at = 0;
        }
        if (start > 0 && at == start && seen > 0)
        {
            at = turn;
        }
        tier = callable[at++];
        seen++;
        return true;
    }
}

namespace Tandem.Server.Hosting;

using Tandem.Core.Contract.Rows;

/// <summary>
/// What <c>--trunk</c> says, as rows of the default tenant: it is read again at every start, and what is given no more goes. Ids stay as they are.
/// </summary>
internal static class GivenTrunks
{
    /// <param name="kept">As the store has it.</param>
    /// <param name="given">In order.</param>
    /// <param name="clock">For the time of a change.</param>
    /// <param name="changes">What the store has to keep.</param>
    public static ConfigurationRows Merge(
        ConfigurationRows kept,
        IReadOnlyList<TrunkRow> given,
        TimeProvider clock,
        out List<ConfigurationChange> changes
    )
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000;
        changes = [];
        SortedDictionary<int, TrunkRow> rows = [];
        foreach (TrunkRow row in kept.Trunks)
        {
            if (row.ByOption && !given.Any(each => each.Name == row.Name))
            {
                changes.Add(new RemoveTrunk(row.Id));
            }
            else
            {
                rows.Add(row.Id, row);
            }
        }
        int last = kept.Counters.Trunk;
        foreach (TrunkRow said in given.DistinctBy(each => each.Name))
        {
            TrunkRow? before = kept.Trunks.FirstOrDefault(row => row.Name == said.Name);
            TrunkRow row = said with
            {
                Id = before?.Id ?? ++last,
                CreatedMicros = before?.CreatedMicros ?? now,
                UpdatedMicros = before?.UpdatedMicros ?? now,
            };
            if (before is null || !Same(before, row))
            {
                row = row with { UpdatedMicros = now };
                changes.Add(new PutTrunk(row));
            }
            rows[row.Id] = row;
        }
        return kept with { Trunks = [.. rows.Values], Counters = kept.Counters with { Trunk = last } };
    }

    // Records compare lists by what they are, not by what is in them.
    private static bool Same(TrunkRow a, TrunkRow b) =>
        a.Peers.SequenceEqual(b.Peers)
        && a.Sources.SequenceEqual(b.Sources)
        && a.Codecs.SequenceEqual(b.Codecs)
        && a.NumberRules.SequenceEqual(b.NumberRules)
        && a with { Peers = b.Peers, Sources = b.Sources, Codecs = b.Codecs, NumberRules = b.NumberRules } == b;
}

namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;

/// <summary>A row of any kind that own calls go by, made or changed.</summary>
internal static class DialingRowPlan
{
    /// <param name="state">What it is judged against.</param>
    /// <param name="known">Its id; 0 for a new one.</param>
    /// <param name="label">What people call it; one a kind.</param>
    /// <param name="kind">The kind's word.</param>
    /// <param name="made">The row, given its id.</param>
    public static Plan Put(ConfigurationState state, int known, string label, string kind, Func<int, DialingRow> made)
    {
        DialingTable dialing = state.Keys.Dialing;
        if (dialing.Named(kind, label) is { } twin && twin.Id != known)
        {
            return Plan.Refuse(OutcomeCode.Duplicate, $"there is a {kind} {label} already");
        }
        if (known == 0 && dialing.Count >= state.Centre.Limits.DialingRows)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.DialingRows} rows of this kind");
        }
        int id = known > 0 ? known : state.Keys.Counters.Dialing + 1;
        state.Keys.Counters = state.Keys.Counters with { Dialing = Math.Max(id, state.Keys.Counters.Dialing) };
        DialingRow row = made(id) with { UpdatedMicros = RowVersions.After(state, dialing.Row<DialingRow>(id)?.UpdatedMicros ?? 0) };
        return Plan.Commit(row, new PutDialing(row));
    }
}

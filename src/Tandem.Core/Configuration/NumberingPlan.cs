namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Numbering;

/// <summary>How the tenant's numbers are written, and which one it shows.</summary>
internal static class NumberingPlan
{
    public static Plan Set(ConfigurationState state, SetNumbering command)
    {
        NumberingRow known = state.Keys.Numbering;
        if (!NumberRegion.TryMake(command.Country, command.AreaCode, out NumberRegion region, out string why))
        {
            return Plan.Refuse(OutcomeCode.Invalid, why);
        }
        if (known.IsGiven && region != known.Region)
        {
            return Plan.Refuse(OutcomeCode.Conflict, "country and area code are given with the program's options: change them there");
        }
        string caller = "";
        if (command.CallerNumber.Length > 0 && !NumberForms.TryRead(WrittenNumber.Of(command.CallerNumber), region, out caller, out why))
        {
            return Plan.Refuse(OutcomeCode.Invalid, why);
        }
        NumberingRow row = new(region.Country, region.AreaCode, caller)
        {
            IsGiven = known.IsGiven,
            UpdatedMicros = RowVersions.After(state, known.UpdatedMicros),
        };
        return Plan.Commit(row, new PutNumbering(row));
    }
}

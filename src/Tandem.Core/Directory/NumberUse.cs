namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Kernel;

/// <summary>How much the tenant's numbers call, and whether one may call now. Numbers that are not the tenant's are not counted.</summary>
internal sealed class NumberUse(CentreContext centre, Keys keys, TenantDay day)
{
    private readonly Dictionary<string, NumberTally> tallies = [];

    /// <summary>Whether any number has a limit: else nobody need be asked.</summary>
    public bool IsLimited => keys.Dialing.HasNumberLimits;

    public bool MayCall(string number) => Hindrance(number) == null;

    /// <summary>Why a number may not call now, in words; null when it may.</summary>
    public string? Hindrance(string number) =>
        IsLimited && LimitOf(number) is { } limit && tallies.TryGetValue(number, out NumberTally? tally)
            ? tally.Hindrance(limit, centre.Now.WallMicros, Today)
            : null;

    /// <summary>What numbers called before the start.</summary>
    public void Restore(IEnumerable<NumberQuarter> lately)
    {
        foreach (NumberQuarter done in lately)
        {
            Of(done.Number)?.Restore(done, day.At(done.Quarter * NumberQuarter.LengthMicros));
        }
    }

    /// <summary>A call out begins that shows it.</summary>
    public void Begins(string number)
    {
        if (Of(number) is { } tally)
        {
            tally.Begins(centre.Now.WallMicros, Today);
            centre.Unpublished.Mark(tally);
        }
    }

    /// <summary>Such a call is over.</summary>
    /// <param name="refused">By whom was called, or by a carrier.</param>
    public void Ends(string number, bool refused)
    {
        if (!tallies.TryGetValue(number, out NumberTally? tally))
        {
            return;
        }
        NumberLimitRow? limit = LimitOf(number);
        if (tally.Ends(refused, limit, centre.Now.WallMicros))
        {
            centre.Happened(new NumberRested(number, limit!.Refusals, tally.RestsUntilMicros));
        }
        centre.Unpublished.Mark(tally);
    }

    /// <summary>The number is the tenant's no longer: its calls that go on are counted no more.</summary>
    public void Forget(string number) => tallies.Remove(number);

    private int Today => day.At(centre.Now.WallMicros);

    private NumberLimitRow? LimitOf(string number) =>
        (keys.Dialing.Named(NumberLimitRow.Word, number) ?? keys.Dialing.Named(NumberLimitRow.Word, "")) as NumberLimitRow;

    private NumberTally? Of(string number)
    {
        if (!tallies.TryGetValue(number, out NumberTally? tally) && keys.Routes.Own(number) is { } row)
        {
            tallies.Add(number, tally = new NumberTally(number, row.Id));
        }
        return tally;
    }
}

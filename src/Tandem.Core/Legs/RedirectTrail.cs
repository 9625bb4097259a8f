namespace Tandem.Core.Legs;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>The way of a call that was sent elsewhere: where it may still go, and where it has been.</summary>
/// <param name="reach">How far out it went at first.</param>
internal sealed class RedirectTrail(CallAuthority reach)
{
    private readonly List<Step> due = [];
    private readonly HashSet<string> been = new(StringComparer.Ordinal);

    /// <summary>Places rung so far.</summary>
    public int Tried { get; set; }

    /// <summary>How far out the call went before anybody sent it elsewhere.</summary>
    public CallAuthority Reach => reach;

    /// <summary>It has been rung there; false when that is known already, so that nobody is rung twice and no circle is run.</summary>
    public bool Enter(string place) => been.Add(place);

    /// <summary>New places come before those that are left: they are what the better one says.</summary>
    public void Add(IEnumerable<RedirectTarget> targets, Line? by, int hops) =>
        due.InsertRange(0, targets.Select(target => new Step(target, by, hops)));

    public bool TryTake(out Step next)
    {
        next = default;
        if (due.Count == 0)
        {
            return false;
        }
        next = due[0];
        due.RemoveAt(0);
        return true;
    }

    /// <param name="Target">Where to.</param>
    /// <param name="By">Whose rights count; null where the tenant itself sent the call out.</param>
    /// <param name="Hops">How often it was sent elsewhere to come here.</param>
    public readonly record struct Step(RedirectTarget Target, Line? By, int Hops);
}

namespace Tandem.Core.Calls.Flows;

/// <summary>What a dialled text came to.</summary>
/// <param name="To">Where it leads; null for nowhere.</param>
/// <param name="Number">The extension, the queue or the number in its inner form; what was written when it is none of these.</param>
/// <param name="Why">Why it leads nowhere.</param>
internal readonly record struct Dialled(Destination? To, string Number, string Why)
{
    public static Dialled At(Destination to) => new(to, to.Number, "");

    public static Dialled Nowhere(string number, string why) => new(null, number, why);
}

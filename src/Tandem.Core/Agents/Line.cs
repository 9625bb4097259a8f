namespace Tandem.Core.Agents;

using Tandem.Core.Calls.Legs;

/// <summary>An extension as it lives: whether a phone is registered, how many legs are on it, and who is signed in there.</summary>
internal sealed class Line(string number)
{
    public string Number { get; } = number;

    public bool Reachable { get; set; }

    /// <summary>Legs of any call to or from this extension, offers included.</summary>
    public List<CallLeg> Legs { get; } = [];

    public Agent? Agent { get; set; }
}

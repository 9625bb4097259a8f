namespace Tandem.Core.Agents;

/// <summary>An extension as it lives: whether a phone is registered, how many legs are on it, and who is signed in there.</summary>
internal sealed class Line(string number)
{
    public string Number { get; } = number;

    public bool Reachable { get; set; }

    /// <summary>Legs of any call to or from this extension, offers included.</summary>
    public int LiveLegs { get; set; }

    public Agent? Agent { get; set; }
}

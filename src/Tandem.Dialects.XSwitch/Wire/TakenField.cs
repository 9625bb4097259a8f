namespace Tandem.Dialects.XSwitch.Wire;

/// <summary>A field of a body, or a parameter of a query, as the description has it.</summary>
/// <param name="Text">What it is.</param>
/// <param name="IsRequired">Refused without.</param>
internal sealed record TakenField(string Name, string Text, bool IsRequired = false);

namespace Tandem.Sip.Messages;

/// <summary>A header to add to a message: a name and one line's value, both as they go on the wire.</summary>
public readonly record struct ExtraHeader(string Name, string Value);

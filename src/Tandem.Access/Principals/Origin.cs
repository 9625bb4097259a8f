namespace Tandem.Access.Principals;

/// <summary>From where somebody asks, before it is known who he is.</summary>
/// <param name="Face">Through which API, by its name.</param>
/// <param name="Source">As limits count it: of IPv6 the network.</param>
/// <param name="Address">As the log has it.</param>
public readonly record struct Origin(string Face, string Source, string Address);

namespace Tandem.Net;

/// <summary>An address cannot be listened on: says which, why, and which option changes it.</summary>
public sealed class PortTakenException(string message) : Exception(message);

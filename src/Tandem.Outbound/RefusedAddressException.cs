namespace Tandem.Outbound;

/// <summary>A host has no address that may be sent to.</summary>
internal sealed class RefusedAddressException(string message) : Exception(message);

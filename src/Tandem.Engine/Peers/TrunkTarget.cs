namespace Tandem.Engine.Peers;

/// <summary>One address of a trunk, and whether it is known to be out of order.</summary>
/// <param name="address">The address.</param>
/// <param name="host">What URIs call it: the host as it was given, with its port if one was.</param>
internal sealed class TrunkTarget(TrunkAddress address, string host)
{
    public TrunkAddress Address { get; } = address;

    public string Host { get; } = host;

    /// <summary>Probes in a row that failed.</summary>
    public int Failures { get; set; }

    public bool IsDown { get; set; }
}

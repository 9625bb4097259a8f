namespace Tandem.Store.Contract;

/// <summary>The server's last sign of life, for whoever starts after a kill.</summary>
public interface IHeartbeatTable
{
    void Beat(long atMicros);

    /// <summary>Unix microseconds; 0 before the first.</summary>
    long Last();
}

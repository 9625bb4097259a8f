namespace Tandem.Bench.Rig;

/// <summary>One caller in a flow, as the load sees him.</summary>
internal sealed class FlowCaller(int number)
{
    public int Number => number;

    public string CallId { get; } = $"flow{number}";

    /// <summary>Of the server's To, once it answered; empty before.</summary>
    public string Tag { get; set; } = "";

    public string Contact { get; set; } = "";

    /// <summary>Where the server wants his packets.</summary>
    public int Port { get; set; }

    public ushort Sequence { get; set; }

    public uint Timestamp { get; set; }

    /// <summary>The packet of his key that is sent next; −1 while he presses none.</summary>
    public int KeyPacket { get; set; } = -1;

    public uint KeyTimestamp { get; set; }

    /// <summary>When he presses his next key, as <see cref="System.Diagnostics.Stopwatch"/> counts.</summary>
    public long NextKey { get; set; }

    /// <summary>When his key came up; 0 when he waits for no prompt.</summary>
    public long Waiting { get; set; }
}

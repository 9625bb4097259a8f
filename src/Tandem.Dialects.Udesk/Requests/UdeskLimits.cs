namespace Tandem.Dialects.Udesk.Requests;

/// <summary>Limits of what requests may hold.</summary>
internal static class UdeskLimits
{
    /// <summary>Bytes of a body.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>Characters of an id, as the document has them.</summary>
    public const int Id = 128;

    public const int AgentId = 32;
    public const int Name = 64;
    public const int Url = 2_048;

    /// <summary>Agents, queues or extensions in one batch.</summary>
    public const int Batch = 1_000;

    /// <summary>Subscriptions made at once.</summary>
    public const int Subscriptions = 20;

    /// <summary>Seconds of wrap-up.</summary>
    public const int WrapUp = 86_400;
}

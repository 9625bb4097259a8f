namespace Tandem.Core.Contract.Events.Kinds;

/// <summary>The reasons of <see cref="QueueLeft"/>.</summary>
public static class QueueWords
{
    public const string Bridged = "Bridged";
    public const string Abandoned = "Abandoned";
    public const string Timeout = "Timeout";
    public const string NoAgent = "NoAgent";

    /// <summary>The caller pressed the key that leaves the line.</summary>
    public const string Key = "Key";

    /// <summary>Somebody sent him elsewhere by command.</summary>
    public const string Moved = "Moved";

    public const string Failed = "Failed";
}

namespace Tandem.Native.Models;

using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Http.Writing;

/// <summary>Something that was done, or tried.</summary>
internal sealed record AuditEntry
{
    /// <summary>The event's id in the log.</summary>
    public required long Id { get; init; }

    public required string Time { get; init; }

    /// <summary>Who did it: user:ID, key:NAME, phone:EXTENSION, or system where nobody in particular is known.</summary>
    public required string By { get; init; }

    /// <summary>The network address it was asked from; null where that is not known.</summary>
    public required string? From { get; init; }

    /// <summary>What kind of thing, e.g. config.user_put or audit.recording_read.</summary>
    public required string Type { get; init; }

    /// <summary>What exactly; its fields are those of the event of that type.</summary>
    public required JsonElement Data { get; init; }

    public static AuditEntry Of(Event happened)
    {
        using PooledJson json = PooledJson.Take();
        EventJson.Write(json.Writer, happened);
        using JsonDocument read = JsonDocument.Parse(json.Written());
        return new AuditEntry
        {
            Id = happened.Id,
            Time = Moments.Text(happened.WallMicros),
            By = happened.By.Text,
            From = AddressOf(happened, read),
            Type = read.RootElement.GetProperty("type").GetString()!,
            Data = read.RootElement.GetProperty("data").Clone(),
        };
    }

    // Who is not known has none, but what he tried says where from.
    private static string? AddressOf(Event happened, JsonDocument read)
    {
        string address = happened.By.Address;
        if (address.Length == 0 && read.RootElement.GetProperty("data").TryGetProperty("address", out JsonElement said))
        {
            address = said.GetString() ?? "";
        }
        return address.Length > 0 ? address : null;
    }
}

/// <summary>Entries, oldest first.</summary>
/// <param name="Entries">One page of them; it may be empty though more follow, where most of the log is about something else.</param>
/// <param name="Next">Where to go on, now or later.</param>
/// <param name="End">That was all so far.</param>
/// <param name="Gap">Why something between the cursor and the first entry may be missing: too_old, other_epoch or ahead; null when nothing is.</param>
internal sealed record AuditList(IReadOnlyList<AuditEntry> Entries, string Next, bool End, string? Gap);

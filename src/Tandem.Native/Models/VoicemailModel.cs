namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;

/// <summary>A message that a caller left.</summary>
internal sealed record VoicemailModel
{
    /// <summary>Of the recording.</summary>
    public required Guid Id { get; init; }

    public required Guid Call { get; init; }

    /// <summary>Whose it is, as the flow has it: an extension, a login, any name; empty for nobody's.</summary>
    public required string Box { get; init; }

    /// <summary>Number of who left it.</summary>
    public required string Caller { get; init; }

    /// <summary>What he had dialled.</summary>
    public required string Dialled { get; init; }

    public required string Time { get; init; }

    public required long DurationMillis { get; init; }

    public static VoicemailModel Of(VoicemailRow row) =>
        new()
        {
            Id = row.Recording,
            Call = row.Call,
            Box = row.Box,
            Caller = row.CallerNumber,
            Dialled = row.Dialled,
            Time = Moments.Text(row.StartMicros),
            DurationMillis = row.DurationMillis,
        };
}

/// <summary>Messages, newest first.</summary>
/// <param name="Voicemails">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record VoicemailList(IReadOnlyList<VoicemailModel> Voicemails, string? Next);

namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>What somebody wrote down of a call.</summary>
internal sealed record NoteModel
{
    public required long Id { get; init; }

    public required Guid Call { get; init; }

    public required string Time { get; init; }

    /// <summary>The user who wrote it; null for none of the tenant's.</summary>
    public required int? AgentId { get; init; }

    /// <summary>His login then; empty for none.</summary>
    public required string Agent { get; init; }

    /// <summary>How the call went, in a word; empty for none.</summary>
    public required string Disposition { get; init; }

    public required string Text { get; init; }

    public static NoteModel Of(CallNote note) =>
        new()
        {
            Id = note.Id,
            Call = note.Call,
            Time = Moments.Text(note.WallMicros),
            AgentId = note.AgentId == 0 ? null : note.AgentId,
            Agent = note.Agent,
            Disposition = note.Disposition,
            Text = note.Text,
        };
}

/// <summary>Notes, newest first.</summary>
/// <param name="Notes">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record NoteList(IReadOnlyList<NoteModel> Notes, string? Next);

/// <summary>A note to be written: a disposition, a text, or both.</summary>
internal sealed record NewNote : IBody
{
    /// <summary>How the call went, in a word, e.g. sold.</summary>
    [StringLength(Lengths.Name)]
    public string? Disposition { get; init; }

    /// <summary>In one's own words.</summary>
    [StringLength(Lengths.Description)]
    public string? Text { get; init; }
}

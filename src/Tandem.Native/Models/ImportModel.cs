namespace Tandem.Native.Models;

using Tandem.Access.Contract;

/// <summary>Numbers that come into a campaign from a file.</summary>
internal sealed record ImportModel
{
    public required int Id { get; init; }

    public required int Campaign { get; init; }

    /// <summary>reading, releasing (it is decided: they come among the campaign's numbers), done; dropping (what was read goes again), failed.</summary>
    public required string State { get; init; }

    /// <summary>all: one bad line and none comes in; skip: bad lines are passed over.</summary>
    public required string BadLines { get; init; }

    /// <summary>What the file is read as: UTF-8 or GB18030; empty while that is not known.</summary>
    public required string Encoding { get; init; }

    public required decimal Percent { get; init; }

    /// <summary>Lines read, the one of names not counted.</summary>
    public required int Lines { get; init; }

    public required int Added { get; init; }

    /// <summary>Numbers that were in the file before, or in the campaign.</summary>
    public required int Doubles { get; init; }

    public required int Bad { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<BadLineModel> FirstBad { get; init; }

    /// <summary>Why it failed; empty when it did not.</summary>
    public required string Problem { get; init; }

    public required string Begun { get; init; }

    public required string? Ended { get; init; }

    public static ImportModel Of(CampaignImport import) =>
        new()
        {
            Id = import.Id,
            Campaign = import.Campaign,
            State = import.State,
            Encoding = import.Encoding,
            BadLines = import.Skips ? "skip" : "all",
            Percent =
                import.State == CampaignImport.Done ? 100
                : import.BytesAll == 0 ? 0
                : Math.Min(99, Math.Round(100m * import.BytesRead / import.BytesAll, 1)),
            Lines = import.Lines,
            Added = import.Added,
            Doubles = import.Doubles,
            Bad = import.Bad,
            FirstBad = [.. import.FirstBad.Select(each => new BadLineModel(each.Line, each.Text, each.Problem))],
            Problem = import.Problem,
            Begun = Moments.Text(import.BegunMicros),
            Ended = Moments.OrNull(import.EndedMicros),
        };
}

/// <param name="Line">In the file, from 1.</param>
/// <param name="Text">As it stood there.</param>
internal sealed record BadLineModel(long Line, string Text, string Problem);

/// <summary>Imports of a campaign, newest first.</summary>
internal sealed record ImportList(IReadOnlyList<ImportModel> Imports);

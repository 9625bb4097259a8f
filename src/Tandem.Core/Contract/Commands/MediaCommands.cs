namespace Tandem.Core.Contract.Commands;

/// <summary>A sound file that is in its place already.</summary>
/// <param name="Path">Below the tenant's sounds.</param>
public sealed record MediaDraft(string Name, string Path, string OriginalName, long Bytes, long DurationMillis);

/// <summary>All of them or none; answers the list of <see cref="MediaRow"/>.</summary>
public sealed record AddMedia(IReadOnlyList<MediaDraft> Drafts) : ConfigurationCommand;

/// <summary>Answers the renamed <see cref="MediaRow"/>.</summary>
public sealed record RenameMedia(int MediaId, string Name) : ConfigurationCommand
{
    public override string Row => $"media {MediaId}";
}

/// <summary>Answers the removed <see cref="MediaRow"/>, whose file may go then. Refused (Conflict) while a queue plays it.</summary>
public sealed record RemoveMedia(int MediaId) : ConfigurationCommand
{
    public override string Row => $"media {MediaId}";
}

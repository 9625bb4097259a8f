namespace Tandem.Core.Contract.Rows;

/// <summary>One change that the store commits; a list of them commits whole or not at all.</summary>
public abstract record ConfigurationChange
{
    /// <summary>Which row it writes, as <see cref="Commands.ConfigurationCommand.Row"/> names it; empty where no other change can be built on it.</summary>
    public virtual string RowName => "";
}

public sealed record PutUser(UserRow Row) : ConfigurationChange
{
    public override string RowName => $"user {Row.Id}";
}

public sealed record RemoveUser(int Id) : ConfigurationChange
{
    public override string RowName => $"user {Id}";
}

public sealed record PutExtension(ExtensionRow Row) : ConfigurationChange
{
    public override string RowName => $"extension id {Row.Id}";
}

public sealed record RemoveExtension(int Id) : ConfigurationChange
{
    public override string RowName => $"extension id {Id}";
}

public sealed record PutQueue(QueueRow Row) : ConfigurationChange
{
    public override string RowName => $"queue {Row.Id}";
}

public sealed record RemoveQueue(int Id) : ConfigurationChange
{
    public override string RowName => $"queue {Id}";
}

public sealed record PutTier(TierRow Row) : ConfigurationChange
{
    public override string RowName => $"tier {Row.Id}";
}

public sealed record RemoveTier(int Id) : ConfigurationChange
{
    public override string RowName => $"tier {Id}";
}

public sealed record PutRoute(RouteRow Row) : ConfigurationChange
{
    public override string RowName => $"route {Row.Id}";
}

public sealed record RemoveRoute(int Id) : ConfigurationChange
{
    public override string RowName => $"route {Id}";
}

public sealed record PutNumbering(NumberingRow Row) : ConfigurationChange
{
    public override string RowName => "numbering";
}

public sealed record PutMedia(MediaRow Row) : ConfigurationChange
{
    public override string RowName => $"media {Row.Id}";
}

public sealed record RemoveMediaFile(int Id) : ConfigurationChange
{
    public override string RowName => $"media {Id}";
}

public sealed record PutTrunk(TrunkRow Row) : ConfigurationChange
{
    public override string RowName => $"trunk {Row.Id}";
}

public sealed record RemoveTrunk(int Id) : ConfigurationChange
{
    public override string RowName => $"trunk {Id}";
}

public sealed record PutFlow(FlowRow Row) : ConfigurationChange
{
    public override string RowName => $"flow {Row.Id}";
}

public sealed record RemoveFlow(int Id) : ConfigurationChange
{
    public override string RowName => $"flow {Id}";
}

public sealed record PutDialing(DialingRow Row) : ConfigurationChange
{
    public override string RowName => $"dialing {Row.Id}";
}

public sealed record RemoveDialing(string Kind, int Id) : ConfigurationChange
{
    public override string RowName => $"dialing {Id}";
}

/// <summary>Numbers into a campaign; those that are there already stay as they are.</summary>
public sealed record AddCampaignNumbers(int CampaignId, IReadOnlyList<NewCampaignNumber> Numbers) : ConfigurationChange;

/// <summary>All that was brought by an import is among the campaign's numbers from now on.</summary>
/// <param name="Numbers">How many that are.</param>
public sealed record ReleaseCampaignImport(int CampaignId, int ImportId, int Numbers) : ConfigurationChange;

/// <summary>
/// A number is about to be dialled. Refused when it is not waiting to be, was tried as often as that already, or is on a do-not-call list.
/// </summary>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Call">The call it will be.</param>
public sealed record BeginCampaignAttempt(int CampaignId, string Number, int Attempt, Guid Call) : ConfigurationChange;

/// <summary>Numbers onto the tenant's do-not-call list and off it, in their inner form.</summary>
public sealed record ChangeDoNotCall(IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : ConfigurationChange;

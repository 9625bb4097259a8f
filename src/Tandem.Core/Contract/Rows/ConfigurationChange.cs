namespace Tandem.Core.Contract.Rows;

/// <summary>One change that the store commits; a list of them commits whole or not at all.</summary>
public abstract record ConfigurationChange;

public sealed record PutUser(UserRow Row) : ConfigurationChange;

public sealed record RemoveUser(int Id) : ConfigurationChange;

public sealed record PutExtension(ExtensionRow Row) : ConfigurationChange;

public sealed record RemoveExtension(int Id) : ConfigurationChange;

public sealed record PutQueue(QueueRow Row) : ConfigurationChange;

public sealed record RemoveQueue(int Id) : ConfigurationChange;

public sealed record PutTier(TierRow Row) : ConfigurationChange;

public sealed record RemoveTier(int Id) : ConfigurationChange;

public sealed record PutRoute(RouteRow Row) : ConfigurationChange;

public sealed record RemoveRoute(int Id) : ConfigurationChange;

public sealed record PutNumbering(NumberingRow Row) : ConfigurationChange;

public sealed record PutMedia(MediaRow Row) : ConfigurationChange;

public sealed record RemoveMediaFile(int Id) : ConfigurationChange;

public sealed record PutTrunk(TrunkRow Row) : ConfigurationChange;

public sealed record RemoveTrunk(int Id) : ConfigurationChange;

public sealed record PutFlow(FlowRow Row) : ConfigurationChange;

public sealed record RemoveFlow(int Id) : ConfigurationChange;

public sealed record PutDialing(DialingRow Row) : ConfigurationChange;

public sealed record RemoveDialing(string Kind, int Id) : ConfigurationChange;

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

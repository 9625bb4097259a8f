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

/// <summary>Numbers into a campaign, in their inner form; those that are there already stay once.</summary>
public sealed record AddCampaignNumbers(int CampaignId, IReadOnlyList<string> Numbers) : ConfigurationChange;

namespace Tandem.Core.Contract.Commands;

/// <summary>Of live campaigns.</summary>
public abstract record CampaignCommand(int CampaignId) : LiveCommand;

/// <summary>Numbers of it came, or ceased to be called, without a command: what is at hand is read again.</summary>
public sealed record LookForNumbers(int CampaignId) : CampaignCommand(CampaignId);

/// <summary>An agent wants to see the next number of a preview campaign; answers a <see cref="Views.PreviewView"/>.</summary>
/// <param name="AgentId">Who; signed in to the campaign's queue where it has one.</param>
public sealed record TakePreview(int CampaignId, int AgentId) : CampaignCommand(CampaignId);

/// <summary>He dials it: his phone rings first.</summary>
public sealed record DialPreview(int CampaignId, int AgentId) : CampaignCommand(CampaignId);

/// <summary>He passes it over: it is due again at once, for others.</summary>
public sealed record SkipPreview(int CampaignId, int AgentId) : CampaignCommand(CampaignId);

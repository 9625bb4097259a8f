namespace Tandem.Engine.Inputs;

using Tandem.Core.Contract;

/// <summary>The store has read numbers of a campaign that are due.</summary>
public sealed record CampaignRead(int Tenant, CampaignBatch Batch) : EngineInput;

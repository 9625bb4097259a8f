namespace Tandem.Core.Contract.Rows;

/// <summary>A number that comes into a campaign.</summary>
/// <param name="Number">In its inner form.</param>
/// <param name="Zone">See <see cref="CampaignNumber.Zone"/>.</param>
/// <param name="Variables">See <see cref="CampaignNumber.Variables"/>.</param>
public sealed record NewCampaignNumber(string Number, string Zone, string Variables);

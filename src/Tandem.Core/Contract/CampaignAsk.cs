namespace Tandem.Core.Contract;

using Tandem.Core.Contract.Rows;

/// <summary>Numbers of a campaign that are due are wanted; answered by one <see cref="CampaignBatch"/>.</summary>
/// <param name="Ticket">Comes back with the answer.</param>
/// <param name="Zones">Only of these places; none: places alone are asked for.</param>
/// <param name="DueMicros">Due at this moment.</param>
/// <param name="Most">So many.</param>
public sealed record CampaignAsk(long Ticket, int CampaignId, IReadOnlyList<string> Zones, long DueMicros, int Most);

/// <summary>Numbers that are due, by rank and then by how long they have been.</summary>
/// <param name="Zones">All places that the campaign has numbers of, in order of their names.</param>
/// <param name="NextDueMicros">When the next one of the places asked for is due, of those that are not; the greatest number for never.</param>
/// <param name="HasFailed">The store cannot be read just now.</param>
public sealed record CampaignBatch(
    long Ticket,
    int CampaignId,
    IReadOnlyList<CampaignNumber> Numbers,
    IReadOnlyList<string> Zones,
    long NextDueMicros,
    bool HasFailed
);

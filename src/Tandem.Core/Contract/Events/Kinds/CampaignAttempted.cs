namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>
/// A number of a campaign is about to be dialled: this is durable before anything is sent. What came of it is a
/// <see cref="CampaignAttemptEnded"/>, also when the server dies meanwhile.
/// </summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Number">Whom, in its inner form.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="CallId">The call it will be.</param>
[GenerateShape]
public sealed partial record CampaignAttempted(
    [property: Key(0)] int CampaignId,
    [property: Key(1)] string Number,
    [property: Key(2)] int Attempt,
    [property: Key(3)] Guid CallId
) : EventData, IOfConfiguration;

namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Numbers were put into a campaign.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Numbers">How many were given, those that it had already counted too.</param>
[GenerateShape]
public sealed partial record ConfigCampaignFilled([property: Key(0)] int CampaignId, [property: Key(1)] int Numbers)
    : EventData,
        IOfConfiguration;

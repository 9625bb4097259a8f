namespace Tandem.Native.Resources;

using Tandem.Native.Operations;

/// <summary>Every resource of the API, one row each, in the order of its documentation.</summary>
internal static class ResourceTable
{
    public static readonly IReadOnlyList<ResourceRow> Rows =
    [
        new("Me", Me.Operations),
        new("Session", Session.Operations),
        new("Session", OidcSession.Operations),
        new("Tokens", Tokens.Operations),
        new("Totp", Totp.Operations),
        new("Totp", SignInRules.Operations),
        new("Keys", Keys.Operations),
        new("Users", Users.Operations),
        new("Extensions", Extensions.Operations),
        new("Queues", Queues.Operations),
        new("Parameters", Parameters.Operations),
        new("Tiers", Tiers.Operations),
        new("Numbers", Numbers.Operations),
        new("Flows", Flows.Operations),
        new("Flows", FlowSchema.Operations),
        new("Flows", FlowSecret.Operations),
        new("Flows", FlowVersions.Operations),
        new("Flows", FlowTrials.Operations),
        new("Dialing", NumberGroups.Operations),
        new("Dialing", NumberLimits.Operations),
        new("Dialing", NumberHealth.Operations),
        new("Dialing", SalesCodes.Operations),
        new("Dialing", Prices.Operations),
        new("Dialing", PageOrigins.Operations),
        new("Dialing", CustomerPage.Operations),
        new("Campaigns", Campaigns.Operations),
        new("Campaigns", CampaignNumbers.Operations),
        new("Campaigns", CampaignPreviews.Operations),
        new("Campaigns", Evidence.Operations),
        new("Campaigns", DoNotCall.Operations),
        new("Trunks", Trunks.Operations),
        new("Sounds", Sounds.Operations),
        new("Agents", Agents.Operations),
        new("Calls", Calls.Operations),
        new("Calls", CallVerbs.Operations),
        new("Calls", CallTraces.Operations),
        new("Calls", Earlier.Operations),
        new("Records", Records.Operations),
        new("Notes", Notes.Operations),
        new("Records", CallRecords.Operations),
        new("Recordings", Recordings.Operations),
        new("Voicemails", Voicemails.Operations),
        new("Statistics", Statistics.Operations),
        new("Events", Events.Operations),
        new("Live", Live.Operations),
        new("Audit", Audit.Operations),
        new("Retention", Retentions.Operations),
        new("Tenants", Tenants.Operations),
        new("Node", Node.Operations),
        new("Subscriptions", Subscriptions.Operations),
        new("Subscriptions", Deliveries.Operations),
    ];
}

/// <param name="Name">Its heading in the documentation.</param>
internal sealed record ResourceRow(string Name, IReadOnlyList<Operation> Operations);

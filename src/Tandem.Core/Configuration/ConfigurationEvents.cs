namespace Tandem.Core.Configuration;

using System.Globalization;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>What the log says of a change of configuration, against the rows as they are.</summary>
internal sealed class ConfigurationEvents(TenantViews views)
{
    public EventData Of(ConfigurationChange change) =>
        change switch
        {
            PutUser { Row: { } row } => new ConfigUserPut(row.Id, row.Login, FieldChanges.Between(views.Users[row.Id], row)),
            RemoveUser removed => new ConfigUserRemoved(removed.Id),
            PutExtension { Row: { } row } => new ConfigExtensionPut(
                row.Id,
                row.Number,
                FieldChanges.Between(views.Extensions[row.Id], row)
            ),
            RemoveExtension removed => new ConfigExtensionRemoved(removed.Id),
            PutQueue { Row: { } row } => new ConfigQueuePut(row.Id, row.Name, FieldChanges.Between(views.Queues[row.Id], row)),
            RemoveQueue removed => new ConfigQueueRemoved(removed.Id),
            PutTier { Row: { } row } => new ConfigTierPut(
                row.Id,
                string.Create(CultureInfo.InvariantCulture, $"queue {row.QueueId}, user {row.UserId}"),
                FieldChanges.Between(views.Tiers[row.Id], row)
            ),
            RemoveTier removed => new ConfigTierRemoved(removed.Id),
            PutRoute { Row: { } row } => new ConfigRoutePut(row.Id, row.Number, FieldChanges.Between(views.Routes[row.Id], row)),
            PutNumbering { Row: { } row } => new ConfigNumberingPut(FieldChanges.Between(views.Numbering[NumberingRow.OnlyId], row)),
            RemoveRoute removed => new ConfigRouteRemoved(removed.Id),
            PutMedia { Row: { } row } => new ConfigMediaPut(row.Id, row.Name, FieldChanges.Between(views.Media[row.Id], row)),
            RemoveMediaFile removed => new ConfigMediaRemoved(removed.Id),
            PutFlow { Row: { } row } => new ConfigFlowPut(row.Id, row.Name, row.Version, FieldChanges.Between(views.Flows[row.Id], row)),
            RemoveFlow removed => new ConfigFlowRemoved(removed.Id),
            PutTrunk { Row: { } row } => new ConfigTrunkPut(row.Id, row.Name, FieldChanges.Between(views.Trunks[row.Id], row)),
            RemoveTrunk removed => new ConfigTrunkRemoved(removed.Id),
            PutDialing { Row: { } row } => new ConfigDialingPut(
                row.Id,
                row.Kind,
                row.Label,
                FieldChanges.Between(views.Dialing[row.Id], row)
            ),
            RemoveDialing removed => new ConfigDialingRemoved(removed.Id, removed.Kind),
            AddCampaignNumbers added => new ConfigCampaignFilled(added.CampaignId, added.Numbers.Count),
            ReleaseCampaignImport released => new ConfigCampaignFilled(released.CampaignId, released.Numbers),
            BeginCampaignAttempt begun => new CampaignAttempted(begun.CampaignId, begun.Number, begun.Attempt, begun.Call),
            ChangeDoNotCall changed => new ConfigDoNotCallChanged(changed.Added.Count, changed.Removed.Count),
            _ => throw new InvalidOperationException($"no event for {change.GetType().Name}"),
        };
}

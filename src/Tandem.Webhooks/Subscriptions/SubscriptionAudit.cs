namespace Tandem.Webhooks.Subscriptions;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Webhooks.Contract;

/// <summary>What the log is told of changes to subscriptions, by whichever face they are made.</summary>
public static class SubscriptionAudit
{
    public static EventData Made(SubscriptionRow row) =>
        new AuditSubscriptionMade(row.Id, row.Name, row.Shape, new Uri(row.Url).IdnHost, [.. row.Types]);

    public static EventData Changed(SubscriptionRow? before, SubscriptionRow row)
    {
        List<string> fields = [];
        Note("name", before?.Name != row.Name);
        Note("url", before?.Url != row.Url);
        Note("types", before is null || !before.Types.SequenceEqual(row.Types));
        Note("enabled", before?.IsEnabled != row.IsEnabled);
        Note("secret", before is null || before.Secrets[0] != row.Secrets[0]);
        return new AuditSubscriptionChanged(row.Id, row.Name, [.. fields]);

        void Note(string field, bool isAnother)
        {
            if (isAnother)
            {
                fields.Add(field);
            }
        }
    }

    /// <param name="before">As it was; null where somebody else was faster.</param>
    public static EventData Deleted(int id, SubscriptionRow? before) => new AuditSubscriptionDeleted(id, before?.Name ?? "");
}

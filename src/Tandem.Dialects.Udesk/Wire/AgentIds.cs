namespace Tandem.Dialects.Udesk.Wire;

using System.Globalization;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>Agents as the document names them: by the digits they were made with, else by the row's own id. What follows an <c>@</c> is the application.</summary>
internal static class AgentIds
{
    private const string AgentType = "AGENT";

    public static string Of(UserRow user) => user.ExternalId.Length > 0 ? user.ExternalId : Text(user.Id);

    /// <summary>Null when there is no such agent.</summary>
    public static UserRow? Find(TenantViews views, string id)
    {
        string plain = Plain(id);
        foreach (UserRow user in All(views))
        {
            if (Of(user) == plain)
            {
                return user;
            }
        }
        return null;
    }

    /// <summary>By the row's id.</summary>
    public static IEnumerable<UserRow> All(TenantViews views) =>
        views.Users.All().Where(user => user.Type == AgentType).OrderBy(user => user.Id);

    public static string Plain(string id)
    {
        int at = id.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? id : id[..at];
    }

    /// <summary>A queue by its id as the document writes it; null when there is none.</summary>
    public static QueueRow? Queue(TenantViews views, string id) =>
        int.TryParse(Plain(id), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? views.Queues[number] : null;

    public static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}

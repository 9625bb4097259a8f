namespace Tandem.Dialects.Udesk.Requests;

using Microsoft.AspNetCore.Http;

/// <summary>What stands in every request's query, whatever case its names have and with or without underscores: the document has both.</summary>
internal sealed class SignedQuery(IQueryCollection query)
{
    public string AppId { get; } = Of(query, "appid");

    public string Sid { get; } = Of(query, "sid");

    public string Timestamp { get; } = Of(query, "timestamp");

    public string Sign { get; } = Of(query, "sign");

    public string MsgId { get; } = Of(query, "msgid");

    /// <summary>A value; empty when there is none.</summary>
    public static string Of(IQueryCollection query, string name)
    {
        foreach (string key in query.Keys)
        {
            if (string.Equals(key.Replace("_", "", StringComparison.Ordinal), name, StringComparison.OrdinalIgnoreCase))
            {
                return query[key].ToString().Trim();
            }
        }
        return "";
    }
}

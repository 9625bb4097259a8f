namespace Tandem.Dialects.Uccc;

using Tandem.Dialects.Uccc.Resources;

/// <summary>The document's interfaces, one row each.</summary>
internal static class ResourceTable
{
    public static readonly IReadOnlyList<Resource> Rows =
    [
        new("POST", "tserver/tenants/{tenantId}/calls", NewCalls.StartAsync),
        new("GET", "tserver/tenants/{tenantId}/calls/queryByPeriod", Calls.ListAsync),
        new("GET", "tserver/tenants/{tenantId}/calls/{callId}", Calls.GetAsync),
        new("POST", "outbound/tenants/{tenantId}/campaigns/{campaignId}/numbers", Campaigns.FillAsync),
    ];
}

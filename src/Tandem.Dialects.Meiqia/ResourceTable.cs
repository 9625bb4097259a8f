namespace Tandem.Dialects.Meiqia;

using Tandem.Dialects.Meiqia.Resources;

/// <summary>The document's interfaces, one row each.</summary>
internal static class ResourceTable
{
    public static readonly IReadOnlyList<Resource> Rows =
    [
        new("POST", "agent/outnumber_group", NumberGroups.AssignAsync),
        new("GET", "rule_outnumber_group", NumberGroups.List),
        new("POST", "records", Records.ListAsync),
        new("POST", "sip_bind_agent", Sips.BindAsync),
        new("GET", "sips", Sips.List),
        new("POST", "callout", Callouts.StartAsync),
    ];
}

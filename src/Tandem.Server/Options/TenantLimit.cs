namespace Tandem.Server.Options;

/// <summary>A limit of all tenants, or of one.</summary>
/// <param name="Tenant">Its name; empty for all that have none of their own.</param>
internal sealed record TenantLimit(string Tenant, int Value)
{
    public static TenantLimit Parse(string text, string origin, int most)
    {
        int equals = text.LastIndexOf('=');
        return new TenantLimit(
            equals < 0 ? "" : text[..equals].Trim(),
            OptionValues.Number(new Given(origin, [text[(equals + 1)..].Trim()]), 0, most)
        );
    }

    /// <summary>The limit of a tenant; 0 for none.</summary>
    public static int Of(IReadOnlyList<TenantLimit> limits, string tenant) =>
        (limits.LastOrDefault(limit => limit.Tenant == tenant) ?? limits.LastOrDefault(limit => limit.Tenant.Length == 0))?.Value ?? 0;
}

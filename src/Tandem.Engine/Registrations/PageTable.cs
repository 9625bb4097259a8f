namespace Tandem.Engine.Registrations;

using Tandem.Engine.Tenants;
using Tandem.Foundation;

/// <summary>A page that speaks Verto, and the extension it is let in for.</summary>
/// <param name="Session">By what it is known again; empty for nothing.</param>
internal sealed record Page(long Number, Tenant Tenant, string Extension, NetAddress Remote, string Session);

/// <summary>The pages there are, by number and by extension.</summary>
internal sealed class PageTable
{
    private readonly Dictionary<long, Page> byNumber = [];
    private readonly Dictionary<(int Tenant, string Extension), List<Page>> byExtension = [];

    public Page? Find(long number) => byNumber.GetValueOrDefault(number);

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<Page> Of(Tenant tenant, string extension) => byExtension.GetValueOrDefault((tenant.Id, extension)) ?? [];

    public void Add(Page page)
    {
        byNumber.Add(page.Number, page);
        (int, string) key = (page.Tenant.Id, page.Extension);
        if (!byExtension.TryGetValue(key, out List<Page>? pages))
        {
            pages = [];
            byExtension.Add(key, pages);
        }
        pages.Add(page);
    }

    public void Remove(Page page)
    {
        byNumber.Remove(page.Number);
        (int, string) key = (page.Tenant.Id, page.Extension);
        if (byExtension.TryGetValue(key, out List<Page>? pages) && pages.Remove(page) && pages.Count == 0)
        {
            byExtension.Remove(key);
        }
    }
}

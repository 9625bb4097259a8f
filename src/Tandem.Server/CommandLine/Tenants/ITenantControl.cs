namespace Tandem.Server.CommandLine.Tenants;

using Tandem.Store.Contract;

/// <summary>Tenants of a server, whether it runs or not. Everything throws <see cref="StoreException"/> with what a person is to be told.</summary>
internal interface ITenantControl : IDisposable
{
    IReadOnlyList<TenantRow> All();

    /// <summary>Its credentials, as its file has them.</summary>
    string Add(string name, string domain);

    void Disable(TenantRow tenant, bool disabled);

    void Remove(TenantRow tenant);
}

namespace Tandem.Store.Contract;

using Tandem.Engine.Ports;

/// <summary>Registered contacts that outlive the process; key: tenant, extension, contact.</summary>
public interface IBindingTable
{
    /// <summary>Adds it, or takes the place of what the key had.</summary>
    void Put(int tenant, StoredBinding binding);

    /// <summary>None is no error.</summary>
    void Remove(int tenant, string extension, string contact);

    /// <summary>By extension and contact.</summary>
    IReadOnlyList<StoredBinding> All(int tenant);
}

using Tandem.Foundation;

namespace Tandem.Sip.Registration;

public sealed class Registrar
{
    /// <summary>The live bindings of an address of record, best first.</summary>
    public IReadOnlyList<Binding> Lookup(string realm, string extension, Now now) => [];

    /// <summary>Puts bindings back after a restart.</summary>
    public void Restore(IReadOnlyList<Binding> bindings, Now now) { }
}

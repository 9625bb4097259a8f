namespace Tandem.Sip.Registration;

using Tandem.Sip.Flows;

/// <summary>The registrar's table changed; the owner journals it (see <see cref="Registrar.Restore"/>).</summary>
public sealed record BindingChanged(Binding Binding, BindingChange Change) : SipEvent;

/// <summary>What happened to a binding.</summary>
public enum BindingChange : byte
{
    Added,
    Refreshed,

    /// <summary>By the phone, or because its stream ended.</summary>
    Removed,
    Expired,
}

namespace Tandem.Sip.Registration;

using Tandem.Sip.Flows;

/// <summary>The registrar's table changed; the owner journals it (see <see cref="Registrar.Restore"/>).</summary>
/// <param name="Ticket">The phone's answer waits for <see cref="SipStack.RegistrationsKept"/> with it; 0 when nobody waits.</param>
public sealed record BindingChanged(Binding Binding, BindingChange Change, long Ticket = 0) : SipEvent
{
    /// <summary>Refreshed from another address, or with another contact, than before.</summary>
    public bool HasMoved { get; init; }
}

/// <summary>What happened to a binding.</summary>
public enum BindingChange : byte
{
    Added,
    Refreshed,

    /// <summary>By the phone, or because its stream ended.</summary>
    Removed,
    Expired,
}

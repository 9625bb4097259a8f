namespace Tandem.Engine.Tracing;

using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Receiving;
using Tandem.Sip.Registration;

/// <summary>
/// Looks on as an exchange works, be it to keep what is seen for whoever searches for a fault, or to tell it in a log. Nothing comes back from it;
/// it must not block.
/// </summary>
public interface IExchangeWatcher
{
    /// <summary>A leg is spoken to with that Call-ID; once for each phone that is rung for it.</summary>
    void Signalled(LegSignalled leg, Now now);

    /// <summary>How the media of the leg at that port fares.</summary>
    void Figured(LegPort port, LegStats figures, Now now);

    /// <summary>A phone of a tenant registered, moved or went.</summary>
    void Registered(int tenant, BindingChanged change);

    /// <summary>Wrong credentials came.</summary>
    void Refused(CredentialsRefused refused);
}

/// <param name="Call">The call it was made in.</param>
/// <param name="Port">Of its media; with its generation no other leg has it.</param>
/// <param name="IsInbound">It came to us.</param>
/// <param name="Party"><c>extension:1001</c> or <c>trunk:NAME</c>.</param>
/// <param name="SipCallId">The Call-ID header of its dialog.</param>
public sealed record LegSignalled(int Tenant, Guid Call, Guid Leg, LegPort Port, bool IsInbound, string Party, string SipCallId);

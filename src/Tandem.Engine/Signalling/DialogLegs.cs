namespace Tandem.Engine.Signalling;

using Tandem.Engine.Tenants;
using Tandem.Sip;
using Tandem.Sip.Dialogs;

/// <summary>Finds legs by their SIP dialogs.</summary>
internal sealed class DialogLegs(SipStack sip)
{
    /// <summary>The leg whose dialog a Replaces names; empty when there is none, or when it is another tenant's.</summary>
    public Guid LegOf(ReplacesTarget? replaces, Tenant tenant) =>
        replaces is not null && sip.Find(replaces)?.Owner is SipLeg found && found.Leg.Tenant == tenant ? found.Leg.Id : Guid.Empty;
}

namespace Tandem.Engine.Signalling;

using Tandem.Engine.Legs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Sip;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Usages.Invite;

/// <summary>Has the dialogs of legs kept, and the INVITEs that ring, so that whoever starts after a crash can tell the phones that it is over.</summary>
internal sealed class DialogKeeper(EngineOutbox outbox)
{
    public void Keep(Leg leg, InviteUsage usage)
    {
        if (leg.Kept < KeptDialog.Confirmed && SipStack.StateOf(usage) is DialogState state)
        {
            leg.Kept = KeptDialog.Confirmed;
            outbox.Store.Add(new SaveDialog(leg.Tenant.Id, leg.Id, [state]));
        }
    }

    /// <summary>A phone rings for the leg: it and those that ring already are kept, once for each.</summary>
    public void KeepRinging(SipLeg sipLeg, InviteUsage fork)
    {
        if (sipLeg.TryNoteRinging(fork))
        {
            Leg leg = sipLeg.Leg;
            leg.Kept = KeptDialog.Ringing;
            outbox.Store.Add(new SaveDialog(leg.Tenant.Id, leg.Id, sipLeg.Ringing()));
        }
    }

    public void Forget(Leg leg)
    {
        if (leg.Kept != KeptDialog.None)
        {
            leg.Kept = KeptDialog.None;
            outbox.Store.Add(new ForgetDialog(leg.Tenant.Id, leg.Id));
        }
    }
}

namespace Tandem.Engine.Signalling;

using Tandem.Engine.Legs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Ports;
using Tandem.Sip;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Usages.Invite;

/// <summary>Has the dialogs of answered legs kept, so that whoever starts after a crash can tell the phones that it is over.</summary>
internal sealed class DialogKeeper(EngineOutbox outbox)
{
    public void Keep(Leg leg, InviteUsage usage)
    {
        if (!leg.IsDialogKept && SipStack.StateOf(usage) is DialogState state)
        {
            leg.IsDialogKept = true;
            outbox.Store.Add(new SaveDialog(leg.Tenant.Id, leg.Id, state));
        }
    }

    public void Forget(Leg leg)
    {
        if (leg.IsDialogKept)
        {
            leg.IsDialogKept = false;
            outbox.Store.Add(new ForgetDialog(leg.Tenant.Id, leg.Id));
        }
    }
}

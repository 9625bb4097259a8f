using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The dialogs that the forks of one INVITE made (RFC 3261 §12.1.2, §13.2.2.4).</summary>
public sealed partial class InviteUsage
{
    private Dialog? FindDialog(string remoteTag)
    {
        foreach (Dialog each in dialogs)
        {
            if (each.RemoteTag == remoteTag)
            {
                return each;
            }
        }
        return null;
    }

    /// <summary>The dialog a response speaks for (RFC 3261 §12.1.2); null past the limit of forks.</summary>
    private Dialog? FindOrMakeDialog(SipMessage response)
    {
        string tag = response.ToTag;
        if (FindDialog(tag) is Dialog known)
        {
            return known;
        }
        if (dialogs.Count >= core.Config.Limits.DialogsPerInvite && response.StatusCode < 200)
        {
            return null;
        }
        Dialog made = new(this, core.DialogKey(CallId, LocalTag, tag), tag)
        {
            LocalParty = localParty,
            RemoteParty = response.First(HeaderName.To).ToArray(),
            LocalCSeq = inviteCSeq,
            Flow = inviteTransaction!.Flow,
        };
        SetRoutes(made, response);
        dialogs.Add(made);
        if (State != InviteState.Ended)
        {
            core.Dialogs.Add(made);
        }
        return made;
    }

    /// <summary>Route set and remote target out of a response; a 2xx replaces what the provisional said (§13.2.2.4).</summary>
    private void SetRoutes(Dialog made, SipMessage response)
    {
        made.RouteSet.Clear();
        response.RecordRoutes(made.RouteSet, reversed: true);
        ReadOnlySpan<byte> contact = response.ContactUri();
        if (contact.Length > 0)
        {
            made.RemoteTarget = contact.ToArray();
        }
        else if (made.RemoteTarget.Length == 0)
        {
            made.RemoteTarget = targetUri;
        }
        bool symmetric = request?.Flow != null;
        made.UsesFlow =
            made.RouteSet.Count == 0 && NatPolicy.UsesFlow(made.Flow, UriTarget.AddressOf(made.RemoteTarget), symmetric, isAnswer: true);
    }
}

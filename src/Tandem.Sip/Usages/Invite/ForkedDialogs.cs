using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Usages.Invite;

/// <summary>The dialogs that the forks of one INVITE of ours made (RFC 3261 §12.1.2, §13.2.2.4).</summary>
internal sealed class ForkedDialogs(InviteUsage usage)
{
    private readonly List<Dialog> dialogs = [];

    public IReadOnlyList<Dialog> All => dialogs;

    /// <summary>The dialog that the response's To tag names.</summary>
    public Dialog? Find(SipMessage response)
    {
        foreach (Dialog each in dialogs)
        {
            if (response.HasToTag(each.RemoteTag))
            {
                return each;
            }
        }
        return null;
    }

    /// <summary>The dialog a response speaks for; null past the limit of forks, except for a 2xx.</summary>
    public Dialog? FindOrMake(SipMessage response, OutgoingInvite invite)
    {
        if (Find(response) is Dialog known)
        {
            return known;
        }
        if (dialogs.Count >= usage.Core.Config.Limits.DialogsPerInvite && response.StatusCode < 200)
        {
            return null;
        }
        string tag = response.ToTag;
        Dialog made = new(usage, usage.Core.DialogKey(usage.CallId, usage.LocalTag, tag), tag)
        {
            LocalParty = invite.LocalParty,
            RemoteParty = response.First(HeaderName.To).ToArray(),
            LocalCSeq = invite.CSeq,
            Flow = invite.Flow,
        };
        if (invite.HasOffer)
        {
            made.Take(SdpInput.SendOffer);
        }
        invite.Route(made, response);
        dialogs.Add(made);
        usage.Core.Dialogs.Add(made);
        return made;
    }

    public void Remove(Dialog dialog)
    {
        usage.Core.Dialogs.Remove(dialog);
        dialogs.Remove(dialog);
    }

    public void Clear()
    {
        foreach (Dialog each in dialogs)
        {
            usage.Core.Dialogs.Remove(each);
        }
        dialogs.Clear();
    }
}

using Tandem.Foundation;
using Tandem.Sip.Dialogs;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Usages.Invite;

/// <summary>How dialogs come out of messages (RFC 3261 §12.1), and where they are reached.</summary>
internal static class DialogMaking
{
    /// <summary>The called side's dialog (§12.1.1).</summary>
    public static Dialog OfInvite(InviteUsage usage, SipMessage invite, in Flow source)
    {
        UInt128 key = usage.Core.DialogKey(usage.CallId, usage.LocalTag, invite.FromTag);
        Dialog made = new(usage, key, invite.FromTag)
        {
            LocalParty = [.. invite.First(Headers.HeaderName.To), .. ";tag="u8, .. usage.TagBytes],
            RemoteParty = invite.First(Headers.HeaderName.From).ToArray(),
            RemoteTarget = invite.ContactUri().ToArray(),
            RemoteCSeq = invite.CSeq,
            HasRemoteCSeq = true,
            Flow = source,
        };
        invite.RecordRoutes(made.RouteSet, reversed: false);
        Follow(made, invite, source);
        if (invite.HasSdp())
        {
            made.Take(SdpInput.ReceiveOffer);
        }
        return made;
    }

    /// <summary>After a request of the peer: whether the dialog follows its Contact or its packets.</summary>
    public static void Follow(Dialog of, SipMessage received, in Flow source)
    {
        of.Flow = source;
        of.UsesFlow =
            of.RouteSet.Count == 0
            && NatPolicy.UsesFlow(source, UriTarget.AddressOf(of.RemoteTarget), received.Via.HasRport, isAnswer: false);
    }

    /// <summary>A target refresh by the peer (§12.2.2).</summary>
    public static void Retarget(Dialog of, SipMessage received, in Flow source)
    {
        ReadOnlySpan<byte> contact = received.ContactUri();
        if (contact.Length > 0 && !contact.SequenceEqual(of.RemoteTarget))
        {
            of.RemoteTarget = contact.ToArray();
            Follow(of, received, source);
        }
    }

    /// <summary>The calling side's route set and remote target; a 2xx replaces what the provisional said (§12.1.2, §13.2.2.4).</summary>
    public static void Route(Dialog of, SipMessage response, byte[] target, bool symmetric)
    {
        of.RouteSet.Clear();
        response.RecordRoutes(of.RouteSet, reversed: true);
        ReadOnlySpan<byte> contact = response.ContactUri();
        if (contact.Length > 0)
        {
            of.RemoteTarget = contact.ToArray();
        }
        else if (of.RemoteTarget.Length == 0)
        {
            of.RemoteTarget = target;
        }
        NetAddress address = UriTarget.AddressOf(of.RemoteTarget);
        of.UsesFlow = of.RouteSet.Count == 0 && NatPolicy.UsesFlow(of.Flow, address, symmetric, isAnswer: true);
    }
}

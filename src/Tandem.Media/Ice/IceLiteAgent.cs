namespace Tandem.Media.Ice;

using System.Text;
using Tandem.Foundation;
using Tandem.Media.Stun;

/// <summary>
/// The lite side of ICE (RFC 8445 §2.5) for one leg: answers the peer's checks and follows its nominations; sends none of its own. Whoever does not know our
/// password is not answered at all. The peer's consent is that it goes on checking (RFC 7675 §5.1).
/// </summary>
internal sealed class IceLiteAgent(MediaLimits limits, IIceOwner owner)
{
    private const int UnknownAttribute = 420;
    private const int RoleConflict = 487;
    private readonly CheckedAddresses addresses = new(limits.CheckedAddresses);
    private byte[] user = [];
    private byte[] password = [];
    private bool isRestarting;
    private Instant mediaAt;
    private NetAddress wanted;

    /// <summary>Where the peer is sent to; none before the first check, and when its consent has ended.</summary>
    public NetAddress Selected { get; private set; }

    /// <summary>New credentials: the old addresses are used until a check with the new ones came.</summary>
    public void Restart(IceCredentials ours, IceCredentials theirs)
    {
        user = Encoding.ASCII.GetBytes($"{ours.Fragment}:{theirs.Fragment}");
        password = Encoding.ASCII.GetBytes(ours.Password);
        isRestarting = addresses.Count > 0;
    }

    public bool IsChecked(in NetAddress address) => addresses.Find(address) is not null;

    /// <summary>
    /// A STUN message that names us. Returns the length of the answer, for where it came from; 0 for none. An answer is never longer than what it answers.
    /// </summary>
    public int Take(in NetAddress from, ReadOnlySpan<byte> packet, Span<byte> answer, Instant now)
    {
        if (
            !StunMessage.TryParse(packet, out StunMessage check)
            || check is not { Class: StunClass.Request, Method: StunMessage.Binding, HasFingerprint: true }
            || !check.Username.SequenceEqual(user)
            || !check.IsAuthentic(password)
        )
        {
            return 0;
        }
        if (check.Unknown != 0)
        {
            return Refuse(check, UnknownAttribute, answer);
        }
        // We never decide (§6.1.1): who believes that we do has to think again.
        if (check.IsControlled)
        {
            return Refuse(check, RoleConflict, answer);
        }
        Passed(from, check, now);
        StunWriter writer = new(answer, StunClass.Success, check.Transaction);
        writer.AddMapped(from);
        return writer.Finish(password);
    }

    /// <summary>An authentic packet came from an address that has passed a check: the peer uses it, and so do we.</summary>
    public void HeardMedia(in NetAddress from, Instant now)
    {
        if (from == Selected || now - mediaAt >= limits.PathPause)
        {
            Selected = from;
            mediaAt = now;
            wanted = from == wanted ? default : wanted;
        }
        else
        {
            wanted = from;
        }
    }

    /// <summary>
    /// Once a second: who wanted to be elsewhere is there now if he has left where he was; addresses that are not checked any more may be sent to no more.
    /// </summary>
    public void Look(Instant now)
    {
        if (!wanted.IsNone && now - mediaAt >= limits.PathPause && IsChecked(wanted))
        {
            Selected = wanted;
            wanted = default;
        }
        while (addresses.TakeStale(now - limits.ConsentTime) is { IsNone: false } stale)
        {
            Selected = stale == Selected ? default : Selected;
            owner.OnForgotten(stale);
        }
    }

    /// <summary>The leg is over.</summary>
    public void End()
    {
        while (addresses.TakeAny() is { IsNone: false } address)
        {
            owner.OnForgotten(address);
        }
        Selected = default;
    }

    private void Passed(in NetAddress from, in StunMessage check, Instant now)
    {
        if (isRestarting)
        {
            isRestarting = false;
            NetAddress before = Selected;
            End();
            Selected = before;
            mediaAt = default;
        }
        CheckedAddresses.Checked? known = addresses.Find(from);
        bool isNominated = check.UsesCandidate || known is { IsNominated: true };
        NetAddress gone = addresses.Keep(new CheckedAddresses.Checked(from, check.Priority, isNominated, now));
        if (!gone.IsNone)
        {
            Selected = gone == Selected ? default : Selected;
            owner.OnForgotten(gone);
        }
        if (known is null)
        {
            owner.OnChecked(from);
        }
        if (Wins(from, check, now))
        {
            Selected = from;
            wanted = default;
        }
        else if (check.UsesCandidate && addresses.Find(Selected) is { } selected && check.Priority >= selected.Priority)
        {
            wanted = from;
        }
    }

    // The first that works; then whatever is nominated, the better one of several (who nominates all he has); not away from where media come from.
    private bool Wins(in NetAddress from, in StunMessage check, Instant now)
    {
        if (from == Selected || addresses.Find(Selected) is not { } selected)
        {
            return true;
        }
        bool isSilent = mediaAt == default || now - mediaAt >= limits.PathPause;
        return check.UsesCandidate
            && isSilent
            && (!selected.IsNominated || check.Priority >= selected.Priority || now - selected.At >= limits.PathPause);
    }

    private int Refuse(in StunMessage check, int code, Span<byte> answer)
    {
        StunWriter writer = new(answer, StunClass.Error, check.Transaction);
        writer.AddError(code);
        if (code == UnknownAttribute)
        {
            ReadOnlySpan<byte> which = [(byte)(check.Unknown >> 8), (byte)check.Unknown];
            writer.Add(StunAttribute.UnknownAttributes, which);
        }
        return writer.Finish(password);
    }
}

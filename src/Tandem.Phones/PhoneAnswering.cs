namespace Tandem.Phones;

using Tandem.Foundation;
using Tandem.Media;
using Tandem.Sip.Messages;
using Tandem.Sip.Usages.Invite;

/// <summary>What a scripted phone does with calls that come in, by its temper.</summary>
internal sealed class PhoneAnswering(PhoneConfig config)
{
    private static readonly ExtraHeader Challenge = new("Proxy-Authenticate", "Digest realm=\"elsewhere\", nonce=\"n\", algorithm=MD5");

    /// <summary>Lets the call ring, with something to hear where the temper is so; false when it is turned away at once.</summary>
    public bool Take(PhoneLine line, InviteReceived invite, PhoneTemper temper, IReadOnlyList<string> forwardsTo, bool isFull, Now now)
    {
        InviteUsage session = invite.Usage;
        if (temper == PhoneTemper.Challenges)
        {
            session.Reject(407, null, [Challenge], now);
            return false;
        }
        if (temper == PhoneTemper.Forwards)
        {
            session.Reject(302, null, [.. forwardsTo.Select(ContactOf)], now);
            return false;
        }
        if (RefusalOf(temper, isFull) is int refusal and not 0)
        {
            session.Reject(refusal, null, null, now);
            return false;
        }
        if (invite.Sdp is not { } offer || !line.Sdp.TryAnswer(offer, config.Codec, out byte[] answer, out LegPlan plan, out _))
        {
            session.Reject(488, null, null, now);
            return false;
        }
        line.Plan = plan;
        line.Answer = answer;
        line.IsHeardEarly = temper is PhoneTemper.Announces or PhoneTemper.PlaysBefore;
        session.Owner = line;
        if (line.IsHeardEarly)
        {
            session.Progress(answer, now);
        }
        else
        {
            session.Ring(null, now);
        }
        return true;
    }

    /// <summary>It has rung long enough.</summary>
    public static void Decide(PhoneLine line, PhoneTemper temper, Now now)
    {
        if (line.Session is not { } session)
        {
            return;
        }
        switch (temper)
        {
            case PhoneTemper.Declines:
                session.Reject(603, null, null, now);
                break;
            case PhoneTemper.Announces:
                session.Reject(404, null, null, now);
                break;
            default:
                if (line.Answer is { } answer)
                {
                    session.Accept(answer, now);
                }
                break;
        }
    }

    private static int RefusalOf(PhoneTemper temper, bool isFull) =>
        temper switch
        {
            PhoneTemper.Busy => 486,
            PhoneTemper.Fails => 503,
            _ => isFull ? 486 : 0,
        };

    private ExtraHeader ContactOf(string number) => new("Contact", $"<sip:{number}@{config.Domain}>");
}

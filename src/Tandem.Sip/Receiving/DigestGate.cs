using System.Security.Cryptography;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Headers;
using Tandem.Sip.Registration;
using Tandem.Sip.Sessions;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Receiving;

/// <summary>What happens once a request has shown who sent it.</summary>
internal delegate void Admitted(Incoming incoming, SipCaller caller, Now now);

/// <summary>
/// Challenges, and checks what comes back (RFC 3261 §22, RFC 7616, RFC 8760). Unknown accounts and wrong secrets get the same answer after
/// the same work; failures hold back further answers to that (source, account), except for a source that holds a live binding of it.
/// </summary>
internal sealed class DigestGate
{
    private enum Verdict : byte
    {
        Wrong,
        Stale,
        Right,
    }

    private static readonly byte[] NobodyMd5 = "00000000000000000000000000000000"u8.ToArray();
    private static readonly byte[] NobodySha256 = "0000000000000000000000000000000000000000000000000000000000000000"u8.ToArray();

    private readonly StackCore core;
    private readonly ISipDirectory directory;
    private readonly Registrar registrar;
    private readonly RequestAnswers answers;
    private readonly NonceSource nonces;
    private readonly NonceCounts counts;
    private readonly FailureDelays delays;

    public DigestGate(StackCore core, ISipDirectory directory, Registrar registrar, RequestAnswers answers)
    {
        this.core = core;
        this.directory = directory;
        this.registrar = registrar;
        this.answers = answers;
        byte[] key = new byte[32];
        core.Ids.Fill(key);
        nonces = new NonceSource(key, core.Config.Digest.NonceLife);
        counts = new NonceCounts(core.Config.Digest.Nonces);
        delays = new FailureDelays(core.Config.Digest);
    }

    /// <summary>Answers held back.</summary>
    public int Delayed { get; private set; }

    /// <summary>Lets the request in as <paramref name="account"/> of the realm, or challenges or refuses it.</summary>
    public void Check(Incoming incoming, string realm, string account, Admitted admitted, Now now)
    {
        if (!HasAnswerFor(incoming.Message, realm))
        {
            Challenge(incoming, realm, false, now);
            return;
        }
        UInt128 pair = PairOf(incoming.Source, realm, account);
        if (delays.HeldUntil(pair) is Instant until && until > now.Mono && !IsTrusted(incoming, realm, account))
        {
            Hold(incoming, until, at => Check(incoming, realm, account, admitted, at));
            return;
        }
        switch (Judge(incoming.Message, realm, account, now))
        {
            case Verdict.Right:
                delays.Forgive(pair);
                admitted(incoming, new SipCaller(realm, account, null), now);
                break;
            case Verdict.Stale:
                Challenge(incoming, realm, true, now);
                break;
            default:
                Refuse(incoming, realm, account, pair, now);
                break;
        }
    }

    private void Refuse(Incoming incoming, string realm, string account, UInt128 pair, Now now)
    {
        if (IsTrusted(incoming, realm, account))
        {
            Challenge(incoming, realm, false, now);
            return;
        }
        Hold(incoming, delays.Fail(pair, now), at => Challenge(incoming, realm, false, at));
    }

    // A source with a live binding has proven itself: its phone may fumble without being held back by others behind the same address.
    private bool IsTrusted(in Incoming incoming, string realm, string account) =>
        registrar.HasBindingFrom(realm, account, incoming.Source.Remote);

    private void Hold(Incoming incoming, Instant until, Action<Now> then)
    {
        if (Delayed >= core.Config.Digest.DelayedAnswers)
        {
            // Past the limit the request is dropped: its sender repeats it, and an attacker gains nothing.
            core.Transactions.Drop(incoming.Transaction);
            return;
        }
        Delayed++;
        core.Timers.Arm(until, new StackTimer(new HeldAnswer(this, incoming.Transaction, then), 0, "answer held back"));
    }

    private sealed class HeldAnswer(DigestGate gate, Transaction transaction, Action<Now> then) : ITimed
    {
        public void OnTimer(int timer, Now now)
        {
            gate.Delayed--;
            if (!transaction.IsFinished && !transaction.IsTerminated)
            {
                then(now);
            }
        }
    }

    private void Challenge(Incoming incoming, string realm, bool stale, Now now)
    {
        Span<byte> nonce = stackalloc byte[NonceSource.Length];
        nonces.Issue(realm, now, nonce);
        string text = Encoding.ASCII.GetString(nonce);
        string tail = stale ? ", stale=true" : "";
        DigestOffer offer = core.Config.Digest.Offer;
        List<ExtraHeader> challenges = [];
        if (offer != DigestOffer.Md5)
        {
            challenges.Add(Offer(realm, text, "SHA-256", tail));
        }
        if (offer != DigestOffer.Sha256)
        {
            challenges.Add(Offer(realm, text, "MD5", tail));
        }
        answers.Answer(incoming, 401, stale ? "stale nonce" : "challenged", now, [.. challenges]);
    }

    private static ExtraHeader Offer(string realm, string nonce, string algorithm, string tail) =>
        new("WWW-Authenticate", $"Digest realm=\"{realm}\", nonce=\"{nonce}\", algorithm={algorithm}, qop=\"auth\"{tail}");

    private static bool HasAnswerFor(SipMessage request, string realm)
    {
        foreach (ReadOnlySpan<byte> value in request.Values(HeaderName.Authorization))
        {
            if (DigestCredentials.TryParse(value, out DigestCredentials given) && Grammar.Equals(given.Realm, realm))
            {
                return true;
            }
        }
        return false;
    }

    private Verdict Judge(SipMessage request, string realm, string account, Now now)
    {
        Verdict best = Verdict.Wrong;
        foreach (ReadOnlySpan<byte> value in request.Values(HeaderName.Authorization))
        {
            if (DigestCredentials.TryParse(value, out DigestCredentials given) && Grammar.Equals(given.Realm, realm))
            {
                Verdict verdict = JudgeOne(request, given, realm, account, now);
                best = verdict > best ? verdict : best;
            }
        }
        return best;
    }

    private Verdict JudgeOne(SipMessage request, in DigestCredentials given, string realm, string account, Now now)
    {
        NonceVerdict nonce = nonces.Check(given.Nonce, realm, now, out NonceId id);
        bool known = directory.TryGetCredential(realm, account, out SipCredential credential);
        string secret = given.Algorithm == DigestAlgorithm.Md5 ? credential.Ha1Md5 ?? "" : credential.Ha1Sha256 ?? "";
        known &= secret.Length > 0 && IsOffered(given.Algorithm);
        byte[] nobody = given.Algorithm == DigestAlgorithm.Md5 ? NobodyMd5 : NobodySha256;
        byte[] ha1 = known ? Encoding.ASCII.GetBytes(secret) : nobody;
        Span<byte> expected = stackalloc byte[64];
        int length = DigestResponse.Compute(
            given.Algorithm,
            ha1,
            request.MethodText,
            given.Uri,
            given.Nonce,
            given.Count,
            given.ClientNonce,
            given.Qop,
            expected
        );
        bool matches = CryptographicOperations.FixedTimeEquals(given.Response, expected[..length]);
        bool named = Encoding.UTF8.GetString(given.User) == account && given.Uri.SequenceEqual(request.RequestUriText);
        if (!known || !matches || !named || nonce == NonceVerdict.Foreign)
        {
            return Verdict.Wrong;
        }
        if (nonce == NonceVerdict.Stale || counts.IsForgotten(id))
        {
            return Verdict.Stale;
        }
        // Without qop there is no count (RFC 2069): such a nonce is good once.
        return TryCount(given, out uint count) && counts.TryUse(id, count) ? Verdict.Right : Verdict.Stale;
    }

    private bool IsOffered(DigestAlgorithm algorithm) =>
        core.Config.Digest.Offer switch
        {
            DigestOffer.Md5 => algorithm == DigestAlgorithm.Md5,
            DigestOffer.Sha256 => algorithm == DigestAlgorithm.Sha256,
            _ => true,
        };

    private static bool TryCount(in DigestCredentials given, out uint count)
    {
        count = 1;
        if (given.Qop.Length == 0)
        {
            return true;
        }
        return given.Count.Length == 8
            && uint.TryParse(
                given.Count,
                System.Globalization.NumberStyles.AllowHexSpecifier,
                System.Globalization.CultureInfo.InvariantCulture,
                out count
            );
    }

    private UInt128 PairOf(in Flow source, string realm, string account)
    {
        Span<byte> host = stackalloc byte[16];
        int length = source.Remote.WriteBytes(host);
        return core.Hash.Of(6, host[..length], Encoding.UTF8.GetBytes(realm), Encoding.UTF8.GetBytes(account));
    }
}

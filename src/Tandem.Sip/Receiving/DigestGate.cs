using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Endpoint;
using Tandem.Sip.Flows;
using Tandem.Sip.Headers;
using Tandem.Sip.Messages;
using Tandem.Sip.Registration;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;
using Tandem.Sip.Transactions;

namespace Tandem.Sip.Receiving;

/// <summary>
/// Challenges, and judges what comes back (RFC 3261 §22, RFC 7616, RFC 8760). Unknown accounts and wrong secrets get the same answer after
/// the same work. A wrong answer to a nonce of ours is a guess: it holds back further answers to that (source, extension), except for a source
/// that holds a live binding of it. An answer to a nonce that is not ours (from before a restart, or of another node) proves nothing either
/// way: it is not judged at all, only told that the nonce is stale.
/// </summary>
internal sealed class DigestGate
{
    private static readonly byte[] NobodyMd5 = "00000000000000000000000000000000"u8.ToArray();
    private static readonly byte[] NobodySha256 = "0000000000000000000000000000000000000000000000000000000000000000"u8.ToArray();

    private readonly SipEndpoint core;
    private readonly ISipDirectory directory;
    private readonly Registrar registrar;
    private readonly RequestAnswers answers;
    private readonly NonceSource nonces;
    private readonly NonceCounts counts;
    private readonly FailureDelays delays;
    private int delayedCalls;
    private int delayedRegistrations;

    public DigestGate(SipEndpoint core, ISipDirectory directory, Registrar registrar, RequestAnswers answers)
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

    /// <summary>Who is told of requests that proved themselves after they had been held back.</summary>
    public IProofListener? Listener { get; set; }

    /// <summary>Answers held back.</summary>
    public int Delayed => delayedCalls + delayedRegistrations;

    /// <summary>
    /// True when the request has proven to be <paramref name="account"/> of the realm. Else it was challenged, or it is held back: then
    /// <see cref="Listener"/> may hear of it later. Only what is held back is kept.
    /// </summary>
    public bool TryLetIn(in Arrival arrival, string realm, string account, Now now) => TryLetIn(arrival, null, realm, account, now);

    private bool TryLetIn(in Arrival arrival, Transaction? held, string realm, string account, Now now)
    {
        SipMessage request = arrival.Message;
        NonceVerdict nonce = Find(request, realm, now, out DigestCredentials given, out NonceId id);
        if (nonce != NonceVerdict.Good)
        {
            Challenge(arrival, held, realm, nonce != NonceVerdict.None, now);
            return false;
        }
        string extension = directory.ExtensionOf(realm, account);
        UInt128 pair = PairOf(arrival.Source, realm, extension);
        bool isTrusted = registrar.HasBindingFrom(realm, extension, arrival.Source.Remote);
        if (delays.HeldUntil(pair) is Instant until && until > now.Mono && !isTrusted)
        {
            Hold(arrival, held, realm, account, false, until);
            return false;
        }
        if (!IsRight(request, given, realm, account))
        {
            core.Outbox.Events.Add(
                new CredentialsRefused(realm, account, Encoding.ASCII.GetString(request.MethodText), arrival.Source, request.CallId)
            );
            // A source with a live binding has proven itself: its phone may fumble without being held back.
            if (isTrusted)
            {
                Challenge(arrival, held, realm, false, now);
            }
            else
            {
                Hold(arrival, held, realm, account, true, delays.Fail(pair, now));
            }
            return false;
        }
        delays.Forgive(pair);
        // Without qop there is no count (RFC 2069): such a nonce is good once.
        if (TryCount(given, out uint count) && counts.TryUse(id, count))
        {
            return true;
        }
        Challenge(arrival, held, realm, true, now);
        return false;
    }

    // What is held back has a transaction, so that its repetitions are no further guesses.
    private void Hold(in Arrival arrival, Transaction? held, string realm, string account, bool isJudged, Instant until)
    {
        bool isCall = arrival.Message.Method == SipMethod.Invite;
        TransactionShare share = isCall ? TransactionShare.Calls : TransactionShare.Registrations;
        ref int delayed = ref isCall ? ref delayedCalls : ref delayedRegistrations;
        Transaction? transaction = held ?? (delayed < core.Config.Digest.DelayedAnswers ? core.Accept(arrival, share) : null);
        if (transaction == null)
        {
            // Past the limit the request is dropped: its sender repeats it, and an attacker gains nothing.
            return;
        }
        delayed++;
        core.Timers.Arm(
            until,
            new StackTimer(new HeldRequest(this, arrival, transaction, realm, account, isJudged), 0, "answer held back")
        );
    }

    /// <summary>A request whose answer waits: one that was wrong gets its challenge then, one that came meanwhile is looked at then.</summary>
    private sealed record HeldRequest(
        DigestGate Gate,
        Arrival Arrival,
        Transaction Transaction,
        string Realm,
        string Account,
        bool IsJudged
    ) : ITimed
    {
        public void OnTimer(int timer, Now now) => Gate.Resume(this, now);
    }

    private void Resume(HeldRequest held, Now now)
    {
        SipMessage request = held.Arrival.Message;
        ref int delayed = ref request.Method == SipMethod.Invite ? ref delayedCalls : ref delayedRegistrations;
        delayed--;
        if (held.Transaction.IsFinished || held.Transaction.IsTerminated)
        {
            return;
        }
        if (held.IsJudged)
        {
            Challenge(held.Arrival, held.Transaction, held.Realm, false, now);
        }
        else if (TryLetIn(held.Arrival, held.Transaction, held.Realm, held.Account, now))
        {
            Incoming incoming = new(held.Transaction, request, held.Arrival.Source);
            Listener?.OnProven(incoming, new SipCaller(held.Realm, directory.ExtensionOf(held.Realm, held.Account), null), now);
        }
    }

    private void Challenge(in Arrival arrival, Transaction? held, string realm, bool stale, Now now)
    {
        Span<byte> nonce = stackalloc byte[NonceSource.Length];
        nonces.Issue(realm, now, nonce);
        string text = Encoding.ASCII.GetString(nonce);
        string tail = stale ? ", stale=true" : "";
        DigestChallenge kind = core.Config.Digest.Challenge;
        List<ExtraHeader> challenges = [];
        if (kind != DigestChallenge.Md5)
        {
            challenges.Add(Challenge(realm, text, "SHA-256", tail));
        }
        if (kind != DigestChallenge.Sha256)
        {
            challenges.Add(Challenge(realm, text, "MD5", tail));
        }
        // What was held back keeps its transaction: a repetition that crosses the answer is no further guess.
        if (held != null)
        {
            answers.Answer(new Incoming(held, arrival.Message, arrival.Source), 401, null, now, [.. challenges]);
        }
        else
        {
            answers.Stateless(arrival.Message, 401, null, arrival.Source, now, [.. challenges]);
        }
    }

    private static ExtraHeader Challenge(string realm, string nonce, string algorithm, string tail) =>
        new("WWW-Authenticate", $"Digest realm=\"{realm}\", nonce=\"{nonce}\", algorithm={algorithm}, qop=\"auth\"{tail}");

    /// <summary>The credentials for the realm, the one with the best nonce first; <see cref="NonceVerdict.None"/> when there are none.</summary>
    private NonceVerdict Find(SipMessage request, string realm, Now now, out DigestCredentials best, out NonceId bestId)
    {
        NonceVerdict verdict = NonceVerdict.None;
        best = default;
        bestId = default;
        foreach (ReadOnlySpan<byte> value in request.Values(HeaderName.Authorization))
        {
            if (!DigestCredentials.TryParse(value, out DigestCredentials given) || !Grammar.Equals(given.Realm, realm))
            {
                continue;
            }
            NonceVerdict one = nonces.Check(given.Nonce, realm, now, out NonceId id);
            one = one == NonceVerdict.Good && counts.IsForgotten(id) ? NonceVerdict.Stale : one;
            if (one > verdict)
            {
                verdict = one;
                best = given;
                bestId = id;
            }
        }
        return verdict;
    }

    private bool IsRight(SipMessage request, in DigestCredentials given, string realm, string account)
    {
        bool exists = directory.TryGetCredential(realm, account, out SipCredential credential);
        string secret = given.Algorithm == DigestAlgorithm.Md5 ? credential.Ha1Md5 ?? "" : credential.Ha1Sha256 ?? "";
        exists &= secret.Length > 0 && IsTaken(given.Algorithm);
        byte[] nobody = given.Algorithm == DigestAlgorithm.Md5 ? NobodyMd5 : NobodySha256;
        byte[] ha1 = exists ? Encoding.ASCII.GetBytes(secret) : nobody;
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
        return exists & matches & Encoding.UTF8.GetString(given.User) == account & NamesSameResource(given.Uri, request, realm);
    }

    // RFC 3261 §22.4: the uri= may differ from the Request-URI, by a port, a parameter or the name of the same server, after what proxies and
    // phones do to them; what it names must be the same all the same.
    private bool NamesSameResource(ReadOnlySpan<byte> given, SipMessage request, string realm)
    {
        if (given.SequenceEqual(request.RequestUriText))
        {
            return true;
        }
        if (!SipUri.TryParse(given, out SipUri named))
        {
            return false;
        }
        SipUri asked = request.RequestUri;
        return named.UserText == asked.UserText
            && (Grammar.EqualsIgnoreCase(named.Host, asked.Host) || (core.NamesOurHost(named, realm) && core.NamesOurHost(asked, realm)));
    }

    private bool IsTaken(DigestAlgorithm algorithm) =>
        core.Config.Digest.Challenge switch
        {
            DigestChallenge.Md5 => algorithm == DigestAlgorithm.Md5,
            DigestChallenge.Sha256 => algorithm == DigestAlgorithm.Sha256,
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
            && uint.TryParse(given.Count, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out count);
    }

    private UInt128 PairOf(in Flow source, string realm, string extension)
    {
        Span<byte> host = stackalloc byte[16];
        int length = source.Remote.WriteBytes(host);
        return core.Hash.Of(6, host[..length], Encoding.UTF8.GetBytes(realm), Encoding.UTF8.GetBytes(extension));
    }
}

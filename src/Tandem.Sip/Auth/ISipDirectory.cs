using Tandem.Foundation;

namespace Tandem.Sip.Auth;

/// <summary>
/// What the stack has to know about the world. Consulted synchronously within a turn; has no side effects and answers the
/// same for the same state.
/// </summary>
public interface ISipDirectory
{
    /// <summary>
    /// The realm (a tenant's domain) that serves a host, or null for none of ours. Called with the Request-URI's host, and
    /// for own addresses of ours with the tenant's rule of them: <paramref name="source"/> may be a trunk's.
    /// </summary>
    /// <param name="host">Host part, without port, as it came.</param>
    /// <param name="isOwnAddress">The host and port are one of our listeners'.</param>
    /// <param name="source">Where the request came from.</param>
    string? RealmFor(string host, bool isOwnAddress, NetAddress source);

    /// <summary>The trunk at a source address (any port), or null.</summary>
    string? TrunkAt(NetAddress source);

    /// <summary>
    /// The trunk that a request is of: of several at that address the one of the tenant whose domain is named, else the one whose account is. Null when it
    /// is nobody's, or the domain of a tenant is named that has no trunk there.
    /// </summary>
    /// <param name="source">Where it came from.</param>
    /// <param name="host">Host of the Request-URI.</param>
    /// <param name="user">User of the Request-URI.</param>
    SipCaller? TrunkOf(NetAddress source, string host, string user) =>
        TrunkAt(source) is { } name && RealmFor(host, true, source) is { } realm ? new SipCaller(realm, null, name) : null;

    /// <summary>The secret of an account, hashed with the account as it is named; false when there is no such account.</summary>
    bool TryGetCredential(string realm, string account, out SipCredential credential);

    /// <summary>The extension that an account is of: phones may have another name for it.</summary>
    string ExtensionOf(string realm, string account) => account;
}

/// <summary>A secret as digest needs it: the hash of user:realm:password, lower-case hexadecimal.</summary>
/// <param name="Ha1Md5">32 digits; "" when MD5 is not to be accepted.</param>
/// <param name="Ha1Sha256">64 digits; "" when only MD5 is known.</param>
public readonly record struct SipCredential(string Ha1Md5, string Ha1Sha256);

/// <summary>Who sent a request.</summary>
/// <param name="Realm">The tenant's domain the request belongs to.</param>
/// <param name="Extension">The authenticated extension; null for a trunk.</param>
/// <param name="Trunk">The trunk's name; null for an extension.</param>
public sealed record SipCaller(string Realm, string? Extension, string? Trunk);

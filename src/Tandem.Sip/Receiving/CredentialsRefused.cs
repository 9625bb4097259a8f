using Tandem.Sip.Flows;

namespace Tandem.Sip.Receiving;

/// <summary>Somebody gave wrong credentials for an account, which may be one that is not there.</summary>
/// <param name="Realm">Whose account.</param>
/// <param name="Method">The request they came with.</param>
/// <param name="Source">Where from.</param>
public sealed record CredentialsRefused(string Realm, string Account, string Method, Flow Source, string CallId) : SipEvent;

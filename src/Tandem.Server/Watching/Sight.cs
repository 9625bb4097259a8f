namespace Tandem.Server.Watching;

using Tandem.Core.Contract.Events;
using Tandem.Sip.Receiving;
using Tandem.Sip.Registration;

/// <summary>Something a loop has shown, on its way to the log and the figures; one of its parts is there.</summary>
/// <param name="Tenant">Whose it is; 0 where that is not known.</param>
internal readonly record struct Sight(
    int Tenant,
    Event[]? Events = null,
    BindingChanged? Registration = null,
    CredentialsRefused? Credentials = null,
    RefusedRequest? Refused = null
);

/// <param name="Source">Who asked.</param>
/// <param name="Response">The answer.</param>
internal sealed record RefusedRequest(string Source, int Code, byte[] Response);

namespace Tandem.Engine.Trunks.Probing;

using System.Globalization;
using Tandem.Engine.Peers;
using Tandem.Sip.Usages.Requests;

/// <summary>The question whether an address of a trunk is there: OPTIONS (RFC 3261 §11). Any answer but 503 is a yes, whatever it says.</summary>
internal static class ProbeRequest
{
    private const int Unavailable = 503;

    public static OutboundRequest To(Trunk trunk, TrunkTarget target, TimeSpan patience)
    {
        string domain = trunk.Row.Domain.Length > 0 ? trunk.Row.Domain : target.Host;
        string own = trunk.Row.FromDomain.Length > 0 ? trunk.Row.FromDomain : trunk.Tenant.Domain;
        return new()
        {
            Method = "OPTIONS",
            Target = $"sip:{domain}",
            NextHop = target.Address.Uri,
            FromUser = trunk.Row.User.Length > 0 ? trunk.Row.User : "tandem",
            FromDomain = trunk.Row.User.Length > 0 ? domain : own,
            Patience = patience,
            Credential = TrunkServices.CredentialOf(trunk.Row),
        };
    }

    public static bool IsThere(RequestAnswered answered) => answered.IsHeard && answered.Code != Unavailable;

    /// <summary>What was wrong, in words, where it is not there.</summary>
    public static string Why(TrunkTarget target, RequestAnswered answered) =>
        answered.IsHeard
            ? string.Create(CultureInfo.InvariantCulture, $"{target.Address}: {answered.Code} {answered.Reason}")
            : $"{target.Address} does not answer";
}

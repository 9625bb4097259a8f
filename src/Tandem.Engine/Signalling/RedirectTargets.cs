namespace Tandem.Engine.Signalling;

using System.Text;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Legs;
using Tandem.Foundation;
using Tandem.Sip.Headers;
using Tandem.Sip.Usages.Invite;

/// <summary>
/// The Contacts of a 3xx as the call centre may follow them: numbers. Where to is ours to say, but for the carriers: one may name another of its own
/// machines, which is the host that answered or one of the tenant's trunks.
/// </summary>
internal static class RedirectTargets
{
    private const int UsualPort = 5060;

    public static IEnumerable<RedirectTarget> Of(Ended ended, Leg leg)
    {
        foreach (RedirectContact contact in ended.Contacts)
        {
            if (SipUri.TryParse(Encoding.UTF8.GetBytes(contact.Uri), out SipUri uri) && uri.NumberText is { Length: > 0 } number)
            {
                yield return new RedirectTarget(number, leg.IsPhone ? "" : MachineOf(uri, ended, leg));
            }
        }
    }

    private static string MachineOf(in SipUri uri, Ended ended, Leg leg)
    {
        string host = Encoding.UTF8.GetString(uri.Host);
        if (!NetAddress.TryParse($"{host}:{(uri.Port == 0 ? UsualPort : uri.Port)}", out NetAddress at))
        {
            return "";
        }
        bool isTheirs = ended.Usage.Flow.Remote.SameHost(at) || leg.Tenant.Trunks.Any(trunk => trunk.Address.SameHost(at));
        return isTheirs ? at.ToString() : "";
    }
}

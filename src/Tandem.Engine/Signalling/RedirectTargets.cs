namespace Tandem.Engine.Signalling;

using System.Text;
using Tandem.Core.Contract.Legs;
using Tandem.Engine.Legs;
using Tandem.Engine.Trunks;
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

    /// <summary>Best q first; of equals those that keep the number and name another machine, then as they came.</summary>
    /// <param name="ended">The 3xx.</param>
    /// <param name="leg">Whose.</param>
    /// <param name="asked">The number that was asked for, as the far end was told it.</param>
    /// <param name="trunks">Those of all tenants.</param>
    public static IEnumerable<RedirectTarget> Of(Ended ended, Leg leg, string asked, TrunkTable trunks)
    {
        List<(RedirectTarget Target, int Q)> targets = [];
        foreach (RedirectContact contact in ended.Contacts)
        {
            if (SipUri.TryParse(Encoding.UTF8.GetBytes(contact.Uri), out SipUri uri) && uri.NumberText is { Length: > 0 } number)
            {
                targets.Add((new RedirectTarget(number, leg.IsPhone ? "" : MachineOf(uri, ended, leg, trunks)), contact.Q));
            }
        }
        return targets.OrderByDescending(each => each.Q).ThenBy(each => each.Target.Number != asked).Select(each => each.Target);
    }

    // The machine that sends the call away is where its trunk's calls go anyway.
    private static string MachineOf(in SipUri uri, Ended ended, Leg leg, TrunkTable trunks)
    {
        string host = Encoding.UTF8.GetString(uri.Host);
        NetAddress here = ended.Usage.Flow.Remote;
        if (!NetAddress.TryParse($"{host}:{(uri.Port == 0 ? UsualPort : uri.Port)}", out NetAddress at) || at == here)
        {
            return "";
        }
        return at.SameHost(here) || trunks.At(at).Any(trunk => trunk.Tenant == leg.Tenant) ? at.ToString() : "";
    }
}

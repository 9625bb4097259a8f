using Tandem.Foundation;
using Tandem.Sip.Messages;

namespace Tandem.Sip.Auth;

/// <summary>
/// The credentials one request of ours has gathered on its way: one for each server and proxy that challenged it (RFC 3261 §22.3). Who was
/// answered already is answered again only when it says that the nonce was too old; else it means no.
/// </summary>
internal sealed class ChallengeAnswers
{
    /// <summary>Challenges one request answers.</summary>
    private const int Most = 4;

    private readonly List<string> realms = [];
    private int answered;

    /// <summary>The headers to send.</summary>
    public List<ExtraHeader> Headers { get; } = [];

    /// <summary>True when the request is worth sending again.</summary>
    public bool TryAnswer(SipMessage response, OutboundCredential credential, SipMethod method, string uri, IdSource ids)
    {
        if (
            answered == Most
            || !DigestAnswer.TryMake(response, credential, method, uri, ids, out ExtraHeader header, out string realm, out bool isStale)
        )
        {
            return false;
        }
        int known = Find(header.Name, realm);
        if (known >= 0 && !isStale)
        {
            return false;
        }
        answered++;
        if (known >= 0)
        {
            Headers[known] = header;
        }
        else
        {
            Headers.Add(header);
            realms.Add(realm);
        }
        return true;
    }

    private int Find(string name, string realm)
    {
        for (int i = 0; i < Headers.Count; i++)
        {
            if (Headers[i].Name == name && realms[i] == realm)
            {
                return i;
            }
        }
        return -1;
    }
}

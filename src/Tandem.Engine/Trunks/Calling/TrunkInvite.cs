namespace Tandem.Engine.Trunks.Calling;

using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Numbering;
using Tandem.Sip.Messages;
using Tandem.Sip.Usages.Invite;

/// <summary>A call as a trunk wants it: how the number is written, who the caller is said to be, and with what credentials.</summary>
internal static class TrunkInvite
{
    private const string Anonymous = "anonymous";
    private const string Nobody = "Anonymous";

    public static InviteRequest Of(in TrunkWay way, OriginateLeg order, byte[] offer, object owner)
    {
        TrunkRow row = way.Trunk.Row;
        NumberRegion region = way.Trunk.Tenant.Region;
        // A machine that a redirect named is called by its address.
        string host = row.Domain.Length > 0 && order.At != way.Target.Host ? row.Domain : way.Target.Host;
        string own =
            row.FromDomain.Length > 0 ? row.FromDomain
            : row.Domain.Length > 0 ? row.Domain
            : way.Trunk.Tenant.Domain;
        string target = $"sip:{WrittenNumber.Escaped(NumberWriting.Out(row, NumberKind.CalledOut, order.Target, region))}@{host}";
        bool isKnown = order.CallerNumber.Length > 0 && order.CallerNumber != Anonymous;
        bool isHidden = row.HidesCaller || !isKnown;
        string number = isKnown ? NumberWriting.Out(row, NumberKind.CallerOut, order.CallerNumber, region) : "";
        return new InviteRequest
        {
            Target = target,
            ToUri = target,
            NextHop = way.Target.Address.Uri,
            FromUser =
                isHidden ? ""
                : row.FromUser.Length > 0 ? row.FromUser
                : number,
            FromDisplay = isHidden ? Nobody : order.CallerName,
            FromDomain = own,
            Sdp = offer,
            Headers = Headers(row, order, number, own, isHidden, region),
            Owner = owner,
            Credential = TrunkServices.CredentialOf(row),
        };
    }

    // RFC 3325, RFC 3323, RFC 5806. Who is to be hidden is known to the carrier alone.
    private static List<ExtraHeader> Headers(
        TrunkRow row,
        OriginateLeg order,
        string number,
        string own,
        bool isHidden,
        NumberRegion region
    )
    {
        List<ExtraHeader> headers = [];
        CallerHeader header = row.CallerHeader == CallerHeader.None && row.HidesCaller ? CallerHeader.Asserted : row.CallerHeader;
        if (header != CallerHeader.None && number.Length > 0)
        {
            string name = header == CallerHeader.Asserted ? "P-Asserted-Identity" : "P-Preferred-Identity";
            headers.Add(new ExtraHeader(name, $"<sip:{WrittenNumber.Escaped(number)}@{own}>"));
        }
        if (isHidden)
        {
            headers.Add(new ExtraHeader("Privacy", "id"));
        }
        if (row.TellsDiversion && order.DivertedFrom.Length > 0)
        {
            string diverted = WrittenNumber.Escaped(NumberWriting.Out(row, NumberKind.CallerOut, order.DivertedFrom, region));
            headers.Add(new ExtraHeader("Diversion", $"<sip:{diverted}@{own}>;reason=unconditional;counter=1"));
        }
        return headers;
    }
}

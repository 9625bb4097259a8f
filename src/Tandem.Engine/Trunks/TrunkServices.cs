namespace Tandem.Engine.Trunks;

using Tandem.Core.Contract.Rows;
using Tandem.Engine.Settings;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Sip.Auth;

/// <summary>What whoever keeps a trunk going needs.</summary>
internal sealed record TrunkServices(
    TrunkClock Clock,
    TrunkRequests Requests,
    TrunkReports Reports,
    TrunkTable Table,
    IdSource Ids,
    ExchangeLimits Limits,
    Turn Turn
)
{
    /// <summary>A number from 0 to one less than <paramref name="below"/>.</summary>
    public int Random(int below) => (int)Math.BigMul(Ids.NextUInt64(), (ulong)below, out _);

    /// <summary>Our name and password at a trunk; null when we have none.</summary>
    public static OutboundCredential? CredentialOf(TrunkRow row)
    {
        string name = row.AuthUser.Length > 0 ? row.AuthUser : row.User;
        return name.Length == 0 ? null : new OutboundCredential(name, row.Password);
    }
}

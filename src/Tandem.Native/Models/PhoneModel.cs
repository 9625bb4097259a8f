namespace Tandem.Native.Models;

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Tandem.Core.Contract.Rows;

/// <summary>What a phone in the page of whoever is signed in registers with. With it his extension can be registered, and nothing else can be done.</summary>
internal sealed record PhoneModel
{
    private const string SipPath = "/ws";

    /// <summary>What it registers as, and its user name.</summary>
    public required string Extension { get; init; }

    /// <summary>Of its address, and the realm of its password.</summary>
    public required string Domain { get; init; }

    /// <summary>Its password as digest has it (RFC 2617): MD5 of extension:domain:password. The password itself is not shown.</summary>
    public required string Ha1 { get; init; }

    /// <summary>Where SIP over WebSocket (RFC 7118) is spoken, on this server, with subprotocol sip.</summary>
    public required string Path { get; init; }

    public static PhoneModel Of(ExtensionRow row, string domain) =>
        new()
        {
            Extension = row.Number,
            Domain = domain,
            Ha1 = Ha1Of(row.Number, domain, row.Secret),
            Path = SipPath,
        };

    [SuppressMessage("Security", "CA5351", Justification = "RFC 2617: browsers' phones know no other")]
    private static string Ha1Of(string user, string realm, string password) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{user}:{realm}:{password}")));
}

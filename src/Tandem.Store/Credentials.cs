namespace Tandem.Store;

using System.Security.Cryptography;
using System.Text.Json;

/// <summary>What integrations and phones need to get in: written once with fresh secrets, readable by the owner alone.</summary>
public sealed record Credentials(
    string Http,
    string Sip,
    string Domain,
    XSwitchCredentials Xswitch,
    UdeskCredentials Udesk,
    MeiqiaCredentials Meiqia,
    UcccCredentials Uccc,
    NativeCredentials Native
)
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads the file, or makes it; the addresses are brought up to date either way.</summary>
    public static Credentials Keep(string file, string http, string sip, string domain)
    {
        Credentials kept = File.Exists(file) ? Read(file) : Fresh(domain);
        Credentials current = kept with { Http = http, Sip = sip, Domain = domain };
        DataFolder.WriteOwnerOnly(file, current.ToText());
        return current;
    }

    /// <summary>New secrets for everything.</summary>
    public static Credentials Fresh(string domain) =>
        new(
            "",
            "",
            domain,
            new XSwitchCredentials("admin", Secret(20), Secret(40)),
            new UdeskCredentials(Secret(32), Secret(32), Secret(32)),
            new MeiqiaCredentials(Secret(40)),
            new UcccCredentials(Secret(20), Secret(40)),
            new NativeCredentials(Secret(40))
        );

    public string ToText() => JsonSerializer.Serialize(this, Format) + "\n";

    private static Credentials Read(string file)
    {
        try
        {
            Credentials? read = JsonSerializer.Deserialize<Credentials>(File.ReadAllText(file), Format);
            return read is { Xswitch: { }, Udesk: { }, Meiqia: { }, Uccc: { }, Native: { } }
                ? read
                : throw new StoreException($"{file} misses some credentials: put them back, or remove the file to have new ones made");
        }
        catch (JsonException e)
        {
            throw new StoreException($"{file} is not valid JSON ({e.Message}): mend it, or remove it to have new credentials made");
        }
    }

    private static string Secret(int length) => RandomNumberGenerator.GetString(Alphabet, length);
}

public sealed record XSwitchCredentials(string Login, string Password, string Token);

public sealed record UdeskCredentials(string Sid, string AuthToken, string AppId);

public sealed record MeiqiaCredentials(string AccessToken);

public sealed record UcccCredentials(string TenantId, string AccessToken);

public sealed record NativeCredentials(string ApiKey);

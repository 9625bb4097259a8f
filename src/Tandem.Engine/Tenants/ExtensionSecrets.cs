namespace Tandem.Engine.Tenants;

using System.Security.Cryptography;
using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Sip.Auth;

/// <summary>The digest secrets of a tenant's extensions, by number, computed once per change (RFC 7616 §3.4.2: H(A1)).</summary>
internal sealed class ExtensionSecrets(string realm)
{
    private readonly Dictionary<string, SipCredential> byNumber = [];
    private readonly Dictionary<int, ExtensionRow> rows = [];
    private readonly List<string> gone = [];
    private string realm = realm;

    public bool TryGet(string number, out SipCredential credential) => byNumber.TryGetValue(number, out credential);

    public void Put(ExtensionRow row)
    {
        if (rows.TryGetValue(row.Id, out ExtensionRow? before) && before.Number != row.Number)
        {
            Remove(row.Id);
        }
        byte[] a1 = Encoding.UTF8.GetBytes($"{row.Number}:{realm}:{row.Secret}");
#pragma warning disable CA5351 // Digest with MD5 is what most phones speak (RFC 8760 keeps it for them); SHA-256 is offered first.
        string md5 = Convert.ToHexStringLower(MD5.HashData(a1));
#pragma warning restore CA5351
        byNumber[row.Number] = new SipCredential(md5, Convert.ToHexStringLower(SHA256.HashData(a1)));
        rows[row.Id] = row;
    }

    public void Remove(int extensionId)
    {
        if (rows.Remove(extensionId, out ExtensionRow? row))
        {
            byNumber.Remove(row.Number);
            gone.Add(row.Number);
        }
    }

    /// <summary>The numbers that have stopped to exist since the last call: no phone may stay registered on them.</summary>
    public string[] TakeGone()
    {
        string[] taken = [.. gone];
        gone.Clear();
        return taken;
    }

    /// <summary>The tenant has another domain.</summary>
    public void MoveTo(string other)
    {
        realm = other;
        foreach (ExtensionRow row in rows.Values.ToArray())
        {
            Put(row);
        }
    }
}

namespace Tandem.Engine.Tenants;

using System.Security.Cryptography;
using System.Text;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Sip.Auth;

/// <summary>The digest secrets of a tenant's extensions, by number, computed once per change (RFC 7616 §3.4.2: H(A1)); those of accounts when asked for.</summary>
internal sealed class ExtensionSecrets(int tenant, string realm)
{
    private readonly Dictionary<string, (SipCredential Credential, string Secret, SrtpUse Srtp)> byNumber = [];
    private readonly Dictionary<int, ExtensionRow> rows = [];
    private readonly List<string> gone = [];
    private string realm = realm;

    /// <param name="account">An extension, or its <see cref="SipAccounts"/>.</param>
    /// <param name="credential">Its secret, hashed with that very account.</param>
    public bool TryGet(string account, out SipCredential credential)
    {
        string number = NumberOf(account);
        bool found = byNumber.TryGetValue(number, out (SipCredential Credential, string Secret, SrtpUse Srtp) kept);
        credential = found && number != account ? Hashed(account, kept.Secret) : kept.Credential;
        return found;
    }

    /// <summary>The extension that an account is; what is no account of an extension stays as it is.</summary>
    public string NumberOf(string account)
    {
        string number = SipAccounts.ExtensionIn(tenant, account);
        return !byNumber.ContainsKey(account) && byNumber.ContainsKey(number) ? number : account;
    }

    /// <summary>Whether media of that extension's desk phone are protected.</summary>
    public SrtpUse SrtpOf(string number) => byNumber.TryGetValue(number, out var known) ? known.Srtp : SrtpUse.Off;

    public void Put(ExtensionRow row)
    {
        if (rows.TryGetValue(row.Id, out ExtensionRow? before) && before.Number != row.Number)
        {
            Remove(row.Id);
        }
        byNumber[row.Number] = (Hashed(row.Number, row.Secret), row.Secret, row.Srtp);
        rows[row.Id] = row;
    }

    private SipCredential Hashed(string account, string secret)
    {
        byte[] a1 = Encoding.UTF8.GetBytes($"{account}:{realm}:{secret}");
#pragma warning disable CA5351 // Digest with MD5 is what most phones speak (RFC 8760 keeps it for them); SHA-256 is offered first.
        string md5 = Convert.ToHexStringLower(MD5.HashData(a1));
#pragma warning restore CA5351
        return new SipCredential(md5, Convert.ToHexStringLower(SHA256.HashData(a1)));
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

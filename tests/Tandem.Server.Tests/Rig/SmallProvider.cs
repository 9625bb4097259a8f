namespace Tandem.Server.Tests.Rig;

using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

/// <summary>A provider of OpenID Connect that says whatever a test wants, the wrong things too. Nobody types a password there: a test plays the browser.</summary>
internal sealed class SmallProvider : IDisposable
{
    public const string ClientId = "tandem";
    public const string ClientSecret = "between us";

    private readonly HttpListener listener = new();
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "first" };
    private readonly Dictionary<string, (string Nonce, string Challenge)> codes = [];

    public SmallProvider()
    {
        Issuer = $"http://127.0.0.1:{FreePort()}";
        listener.Prefixes.Add($"{Issuer}/");
        listener.Start();
        _ = ServeAsync();
    }

    public string Issuer { get; }

    /// <summary>What is said of who signs in, besides <c>sub</c>.</summary>
    public Dictionary<string, object> Claims { get; set; } = [];

    /// <summary>Puts something else into the token than what is right.</summary>
    public Action<SecurityTokenDescriptor> Bend { get; set; } = _ => { };

    /// <summary>It answers nothing but errors.</summary>
    public bool IsDown { get; set; }

    /// <summary>A code for who was sent here with that address: what its page would send the browser back with.</summary>
    public string Approve(Uri sentTo)
    {
        var query = QueryHelpers.ParseQuery(sentTo.Query);
        string code = $"code-{codes.Count}";
        codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString());
        return code;
    }

    public void Dispose()
    {
        listener.Close();
        key.Rsa.Dispose();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            object? answer = IsDown ? null : await AnswerAsync(context.Request);
            context.Response.StatusCode = answer is null ? 400 : 200;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer ?? new { error = "invalid_grant" }));
            context.Response.Close();
        }
    }

    private async Task<object?> AnswerAsync(HttpListenerRequest request)
    {
        JsonWebKey own = JsonWebKeyConverter.ConvertFromRSASecurityKey(key);
        return request.Url!.AbsolutePath switch
        {
            "/.well-known/openid-configuration" => new
            {
                issuer = Issuer,
                authorization_endpoint = $"{Issuer}/authorize",
                token_endpoint = $"{Issuer}/token",
                userinfo_endpoint = $"{Issuer}/me",
                jwks_uri = $"{Issuer}/keys",
                response_types_supported = new[] { "code" },
                subject_types_supported = new[] { "public" },
                id_token_signing_alg_values_supported = new[] { "RS256" },
            },
            "/keys" => new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        alg = "RS256",
                        kid = key.KeyId,
                        n = own.N,
                        e = own.E,
                    },
                },
            },
            "/me" => new Dictionary<string, object>(Claims) { ["sub"] = "someone" },
            "/token" => Token(QueryHelpers.ParseQuery(await new StreamReader(request.InputStream).ReadToEndAsync())),
            _ => null,
        };
    }

    // RFC 6749 §4.1.3, RFC 7636 §4.6: a code counts once, for who knows what its challenge is made of.
    private object? Token(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form)
    {
        byte[] verifier = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
        if (
            form["client_secret"] != ClientSecret
            || !codes.Remove(form["code"].ToString(), out (string Nonce, string Challenge) known)
            || WebEncoders.Base64UrlEncode(verifier) != known.Challenge
        )
        {
            return null;
        }
        SecurityTokenDescriptor token = new()
        {
            Issuer = Issuer,
            Audience = ClientId,
            Claims = new Dictionary<string, object>(Claims) { ["sub"] = "someone", ["nonce"] = known.Nonce },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        };
        Bend(token);
        return new
        {
            access_token = "for the page of users",
            token_type = "Bearer",
            expires_in = 60,
            id_token = new JsonWebTokenHandler().CreateToken(token),
        };
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

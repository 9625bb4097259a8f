namespace Tandem.Native.Oidc;

/// <summary>Where people sign in besides here: a provider of OpenID Connect, as the operator has named it.</summary>
/// <param name="Authority">Its issuer; below it is <c>/.well-known/openid-configuration</c>.</param>
/// <param name="ClientId">What it knows this server as.</param>
/// <param name="ClientSecret">Empty where it gave none: PKCE is used in any case.</param>
/// <param name="PublicUrl">Where browsers find this server, without a slash at its end; empty: where they asked.</param>
public sealed record OidcProvider(Uri Authority, string ClientId, string ClientSecret, string PublicUrl)
{
    /// <summary>Where the provider sends browsers back to; what an operator registers there, behind this server's address.</summary>
    public const string CallbackPath = "/v1/session/oidc/callback";
}

namespace Tandem.Native.Oidc;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Tandem.Access;
using Tandem.Access.Tenants;
using Tandem.Native.Requests;

/// <summary>
/// Leads browsers to the provider and takes them back: ASP.NET's own handler (authorization code with PKCE, state bound to the browser by a cookie, nonce),
/// in a container of its own, so that it is nobody's default and sees no other request. What is under way is sealed with keys that end with the process:
/// who was at the provider meanwhile begins anew.
/// </summary>
public sealed class OidcDoor : IDisposable
{
    private const string Scheme = "oidc";

    /// <summary>The item of what is sealed with the state that says whose user is expected.</summary>
    internal const string TenantItem = "tenant";

    private static readonly TimeSpan ProviderPatience = TimeSpan.FromSeconds(10);

    /// <summary>How long somebody may be at the provider.</summary>
    private static readonly TimeSpan Errand = TimeSpan.FromMinutes(15);

    private readonly ServiceProvider? services;

    /// <param name="provider">Null: people sign in here alone.</param>
    public OidcDoor(OidcProvider? provider, FrontDoor door, ILoggerFactory logs)
    {
        if (provider is null)
        {
            return;
        }
        ServiceCollection parts = new();
        parts.AddSingleton(logs);
        parts.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        parts.AddDataProtection().UseEphemeralDataProtectionProvider();
        parts.AddAuthentication().AddOpenIdConnect(Scheme, options => Set(options, provider));
        services = parts.BuildServiceProvider();
        Codes = new CodeTickets(services.GetRequiredService<IDataProtectionProvider>());
        Arrivals = new OidcArrivals(door, Codes);
    }

    /// <summary>Whether there is a provider.</summary>
    public bool IsOn => services is not null;

    /// <summary>Those who have been at the provider and owe a code.</summary>
    internal CodeTickets? Codes { get; }

    private OidcArrivals? Arrivals { get; }

    public void Dispose() => services?.Dispose();

    /// <summary>Sends the browser to the provider; back to the page where that cannot be asked for its addresses.</summary>
    internal async Task LeaveAsync(HttpContext http, TenantEntry tenant)
    {
        AuthenticationProperties properties = new() { RedirectUri = "/" };
        properties.Items[TenantItem] = $"{tenant.Id}";
        try
        {
            await WithHandlerAsync(http, handler => handler.ChallengeAsync(properties));
        }
        catch (Exception e) when (IsDown(e) && !http.RequestAborted.IsCancellationRequested)
        {
            await Arrivals!.TurnBackAsync(http, tenant, Arrival.Down);
        }
    }

    /// <summary>Takes the browser back; <see cref="OidcArrivals"/> answers it, whatever comes.</summary>
    internal Task ReturnAsync(HttpContext http) => WithHandlerAsync(http, handler => handler.HandleRequestAsync());

    // What asking for the provider's addresses and keys throws; the reason is in the server's log.
    internal static bool IsDown(Exception? failure) =>
        failure is HttpRequestException or OperationCanceledException or IOException
        || failure is InvalidOperationException { InnerException: { } inner } && IsDown(inner);

    private async Task WithHandlerAsync(HttpContext http, Func<OpenIdConnectHandler, Task> act)
    {
        if (SessionCookie.IsEncrypted(http))
        {
            // Behind a proxy that ends TLS: the handler's cookies and the address to come back to are to say so.
            http.Request.Scheme = Uri.UriSchemeHttps;
        }
        http.Response.Headers.CacheControl = "no-store";
        await using AsyncServiceScope scope = services!.CreateAsyncScope();
        OpenIdConnectHandler handler = scope.ServiceProvider.GetRequiredService<OpenIdConnectHandler>();
        await handler.InitializeAsync(new AuthenticationScheme(Scheme, Scheme, typeof(OpenIdConnectHandler)), http);
        await act(handler);
    }

    private void Set(OpenIdConnectOptions options, OidcProvider provider)
    {
        options.Authority = provider.Authority.AbsoluteUri.TrimEnd('/');
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret.Length > 0 ? provider.ClientSecret : null;
        // Without TLS only to this machine, for trying out.
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.CallbackPath = OidcProvider.CallbackPath;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // A form would be posted by another site, which cookies that are the same site's do not go along with.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.SaveTokens = false;
        options.RemoteAuthenticationTimeout = Errand;
        options.BackchannelTimeout = ProviderPatience;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("email");
        options.ClaimActions.MapJsonKey(OidcArrivals.VerifiedClaim, OidcArrivals.VerifiedClaim);
        Shape(options.CorrelationCookie, "tandem_oidc_state.");
        Shape(options.NonceCookie, "tandem_oidc_nonce.");
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                HttpRequest request = context.Request;
                string root = provider.PublicUrl.Length > 0 ? provider.PublicUrl : $"{request.Scheme}://{request.Host}";
                context.ProtocolMessage.RedirectUri = root + OidcProvider.CallbackPath;
                return Task.CompletedTask;
            },
            OnTokenValidated = RefuseUnsigned,
            OnTicketReceived = context => Arrivals!.ArriveAsync(context),
            OnAccessDenied = context => Arrivals!.TurnBackAsync(context, context.Properties, Arrival.Cancelled),
            OnRemoteFailure = context => Arrivals!.FailAsync(context),
        };
    }

    // The handler trusts the connection to the provider in place of a signature (OpenID Connect Core §3.1.3.7, 6); where a proxy ends that, it is not enough.
    private static Task RefuseUnsigned(TokenValidatedContext context)
    {
        if (context.SecurityToken.RawSignature.Length == 0)
        {
            context.Fail(new SecurityTokenInvalidSignatureException("the provider's token has no signature"));
        }
        return Task.CompletedTask;
    }

    private static void Shape(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        // Strict would not come along with the way back, which begins at the provider's site.
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Path = OidcProvider.CallbackPath;
    }
}

namespace Tandem.Native.Operations;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Tandem.Access;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Http.Reading;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary>Stands before every operation: finds who asks, whether he may, and turns failures into problems.</summary>
internal sealed partial class Guard(FrontDoor door, INode node, ILogger log)
{
    private const string KeyHeader = "X-API-Key";

    private readonly DoneOnce once = new(door.Idempotency);

    /// <summary>The operation with the guard before it.</summary>
    public RequestDelegate Wrap(Operation operation, RequestDelegate next) =>
        operation.ForAnyone ? http => LetInAnyoneAsync(operation, http, next) : http => LetInAsync(operation, http, next);

    /// <summary>A refusal that only those get who are known.</summary>
    public RequestDelegate Refuse(Refusal refusal) =>
        http => Find(http.Request) is null ? RefuseUnknownAsync(http) : refusal.ExecuteAsync(http);

    private static readonly Refusal Unknown = new(
        ProblemTable.Unauthenticated,
        "send a key of this API, or a token, as Authorization: Bearer KEY or as X-API-Key: KEY"
    );

    private static readonly Refusal Forged = new(
        ProblemTable.Forged,
        $"send what GET /v1/session says is csrf as {SessionCookie.CsrfHeader}"
    );

    private Task LetInAnyoneAsync(Operation operation, HttpContext http, RequestDelegate next)
    {
        http.Features.Set(new Anyone(http, door));
        return RunAsync(operation, http, () => next(http));
    }

    private Task LetInAsync(Operation operation, HttpContext http, RequestDelegate next)
    {
        if (Find(http.Request) is not { } principal || door.Tenants.ById(principal.Tenant) is not { } tenant)
        {
            return RefuseUnknownAsync(http);
        }
        if (SecretOf(http.Request).IsEmpty && SessionCookie.MayBeForged(http.Request))
        {
            return Forged.ExecuteAsync(http);
        }
        if (door.Rates.Refuse(principal) is { } tooFast)
        {
            return Refusal.TooMany(tooFast).ExecuteAsync(http);
        }
        if (!principal.May(operation.Needs))
        {
            string missing = string.Join(" and ", ScopeTable.Names(operation.Needs & ~principal.Scopes));
            return ForbidAsync(operation, http, principal, $"this needs the scope {missing}");
        }
        if (!principal.IsAtLeast(operation.Least))
        {
            string role = operation.Least.ToString().ToLowerInvariant();
            return ForbidAsync(operation, http, principal, $"this needs the role {role}");
        }
        bool IsStillIn() => Find(http.Request) is { } now && now.Tenant == tenant.Id && now.May(operation.Needs);
        http.Features.Set(new Asker(http, door, node, principal, tenant, IsStillIn));
        return operation.Rings && DoneOnce.Asked(http.Request)
            ? RunAsync(operation, http, () => RunOnceAsync(operation, http, principal, next))
            : RunAsync(operation, http, () => next(http));
    }

    // What is sent on purpose counts before what a browser adds by itself.
    private Principal? Find(HttpRequest request) =>
        SecretOf(request) is { IsEmpty: false } secret
            ? door.Principals.Find(Face.Native, secret)
            : SessionCookie.Find(door, SessionCookie.SecretOf(request));

    private static ReadOnlySpan<char> SecretOf(HttpRequest request) =>
        BearerToken.Of(request) is { Length: > 0 } token ? token : request.Headers[KeyHeader].ToString().AsSpan().Trim();

    private Task RefuseUnknownAsync(HttpContext http)
    {
        if (!SecretOf(http.Request).IsEmpty)
        {
            door.Audit.Unknown(OriginOf(http));
        }
        return Unknown.ExecuteAsync(http);
    }

    private Task ForbidAsync(Operation operation, HttpContext http, Principal by, string why)
    {
        door.Audit.Forbidden(by, OriginOf(http), $"{operation.Method} {operation.Path}", why);
        return new Refusal(ProblemTable.Forbidden, why).ExecuteAsync(http);
    }

    private static Origin OriginOf(HttpContext http) => new(Face.Native, ClientSource.Of(http), ClientSource.AddressOf(http));

    private async Task RunOnceAsync(Operation operation, HttpContext http, Principal by, RequestDelegate next)
    {
        Task PerformAsync() => RunAsync(operation, http, () => next(http));
        if (await once.RunAsync(http, by, operation.BodyLimit, PerformAsync) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
        }
    }

    private async Task RunAsync(Operation operation, HttpContext http, Func<Task> next)
    {
        try
        {
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = operation.BodyLimit;
            }
            await next();
            if (!http.Response.HasStarted && http.Response.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                // ASP.NET says no more than that where a body ends too late.
                await BadRequests.TooLarge(operation.BodyLimit).ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be told.
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await BadRequests.Of(bad, operation).ExecuteAsync(http);
        }
        catch (Exception broken) when (!http.Response.HasStarted)
        {
            RequestFailed(log, http.Request.Method, http.Request.Path, broken);
            await new Refusal(ProblemTable.Internal, "the server's log has the details").ExecuteAsync(http);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Native request {Method} {Path} failed", EventName = "native-request-failed")]
    private static partial void RequestFailed(ILogger log, string method, string path, Exception failure);
}

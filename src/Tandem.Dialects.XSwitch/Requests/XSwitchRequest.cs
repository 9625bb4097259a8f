namespace Tandem.Dialects.XSwitch.Requests;

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary>One request as a resource sees it: who asks, the parameters of the path and the body's fields.</summary>
internal sealed class XSwitchRequest(HttpContext http, Auth auth, Caller? caller, Fields? fields, Utf8JsonWriter json)
{
    private Fields? fields = fields;

    public HttpContext Http => http;

    public Auth Auth => auth;

    /// <summary>Always there, but for resources that anyone may use.</summary>
    public Caller Caller => caller ?? throw new InvalidOperationException("this resource needs no caller, so it has none");

    public TenantViews Views => Caller.Door.Views;

    /// <summary>Without any where there is no body, or it is read by the resource itself.</summary>
    public Fields Fields => fields ??= Fields.None();

    /// <summary>Where the answer's document is written.</summary>
    public Utf8JsonWriter Json => json;

    /// <summary>The id in the path under that name; null when it is no number, so names nothing.</summary>
    public int? Id(string name) => int.TryParse(Name(name), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;

    /// <summary>The text in the path under that name.</summary>
    public string Name(string name) => RoutePart.Of(http.Request, name);

    /// <summary>A query parameter; of one given twice, the first. Null when absent.</summary>
    public string? Query(string name) => http.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>What the caller may see of a user's secrets.</summary>
    public ShownSecrets SecretsOf(UserRow user) => ShownSecrets.Of(user, Views, Caller.Domain, Caller.Administrator);

    /// <summary>From where the request comes, as limits count it.</summary>
    public string Source => ClientSource.Of(http);

    /// <summary>The hash of a password to be kept; null with the answer when too many are being hashed.</summary>
    public async ValueTask<(string? Hash, Answer Refused)> HashAsync(string password) =>
        auth.Door.Passwords.Make(Source, password, out string rule) is { } hash
            ? (await hash, default)
            : (null, Errors.TooMany(new Throttled(rule, TimeSpan.FromSeconds(1))));

    /// <summary>Likewise, with what the log has of it.</summary>
    public Origin From => new(Auth.Face, Source, ClientSource.AddressOf(http));

    public Task<Outcome> AskAsync(Command command) => AskAsync(command, http.RequestAborted);

    /// <param name="cancel">Who stops waiting does not take the command back.</param>
    public Task<Outcome> AskAsync(Command command, CancellationToken cancel) =>
        Caller.Door.AskAsync(Caller.Principal, ClientSource.AddressOf(http), command, cancel);
}

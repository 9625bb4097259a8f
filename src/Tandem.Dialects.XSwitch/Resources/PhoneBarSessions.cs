namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Access.Tokens;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary>
/// <c>/api/xcc/sessions</c>: how an integration with a developer key lets the phone bars of its agents in. It takes a token for itself, and with that
/// one for each extension.
/// </summary>
internal static class PhoneBarSessions
{
    private const long MicrosPerSecond = 1_000_000;

    public static async ValueTask<Answer> Create(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        string? key = fields.Secret("dev_key", XSwitchLimits.Password);
        if (fields.Problem is null && key is null)
        {
            fields.Wrong("dev_key", "is required");
        }
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Principal? owner = request.Auth.Door.Principals.FindKey(Auth.Face, key);
        TenantDirectory tenants = request.Auth.Door.Tenants;
        TenantEntry tenant = tenants.ById(owner?.Tenant ?? 0) ?? tenants.Default;
        UserRow? user = owner is null ? null : tenant.Door.Views.Users[owner.UserId];
        LoginResult result = await request.Auth.Door.Login.ByKeyAsync(request.From, tenant.Id, user?.Login ?? "", user, key!);
        switch (result)
        {
            case LoginResult.LetIn { Token: { } token }:
                Utf8JsonWriter json = request.Json;
                json.WriteStartObject();
                json.WriteNumber("code"u8, 200);
                json.WriteNumber("user_id"u8, token.Row.UserId);
                json.WriteNumber("expires"u8, token.Row.EndsMicros / MicrosPerSecond);
                json.WriteNumber("sip_port"u8, request.Auth.SipPort);
                json.WriteString("token"u8, token.Secret);
                json.WriteEndObject();
                return Answer.Written;
            case LoginResult.Refused refused:
                return Errors.TooMany(refused.Throttled);
            default:
                return Errors.WrongPassword(request.Json);
        }
    }

    public static async ValueTask<Answer> OfExtension(XSwitchRequest request)
    {
        string number = request.Fields.Required("extn", XSwitchLimits.Extension);
        if (request.Fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        ExtensionRow? extension = request.Views.Extension(number);
        Caller caller = request.Caller;
        if (!caller.Administrator && extension?.UserId != caller.UserId)
        {
            request.Auth.Tell(request.Http, caller, $"getExtnToken {number}");
            return Errors.NotAuthorized(request.Json);
        }
        if (extension is null || request.Views.Users[extension.UserId] is not { } user)
        {
            return Errors.NotFound("no such extension");
        }
        LoginResult result = await request.Auth.Door.Login.ForUserAsync(request.From, caller.Tenant.Id, user, caller.Key);
        if (result is not LoginResult.LetIn { Token: { } token })
        {
            return Errors.TooMany(((LoginResult.Refused)result).Throttled);
        }
        Utf8JsonWriter json = request.Json;
        json.WriteStartObject();
        json.WriteNumber("extn_id"u8, extension.Id);
        json.WriteString("token"u8, token.Secret);
        json.WriteString("domain"u8, caller.Domain);
        json.WriteEndObject();
        return Answer.Written;
    }
}

namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Tandem.Access;
using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary><c>/api/sessions</c>: a token for login and password, or for login and developer key; and giving it back.</summary>
internal static class Sessions
{
    private const long MicrosPerSecond = 1_000_000;

    public static async ValueTask<Answer> Create(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        string login = fields.Text("login", XSwitchLimits.Name) ?? fields.Text("username", XSwitchLimits.Name) ?? "";
        string? password = fields.Secret("password", XSwitchLimits.Password);
        string? code = fields.Secret("code", XSwitchLimits.Password);
        string? key = fields.Secret("dev_key", XSwitchLimits.Password);
        bool proves = fields.Has("password") || key is not null;
        if (fields.Problem is null && (login.Length == 0 || !proves))
        {
            fields.Wrong("login", "and password (or dev_key) are required");
        }
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        (TenantEntry tenant, string name) = request.Auth.Door.Tenants.OfLogin(login, request.Http.Request.Host.Host);
        UserRow? user = tenant.Door.Views.Users.All().FirstOrDefault(row => row.Login == name);
        Login logins = request.Auth.Door.Login;
        LoginResult result = key is null
            ? await logins.ByPasswordAsync(request.From, tenant.Id, name, user, password ?? "", code ?? "", setsUp: false)
            : await logins.ByKeyAsync(request.From, tenant.Id, name, user, key);
        switch (result)
        {
            case LoginResult.LetIn letIn:
                await FrontDoor.UpgradeAsync(tenant.Door, letIn);
                return SignedIn(request.Json, letIn);
            case LoginResult.Refused refused:
                return Errors.TooMany(refused.Throttled);
            case LoginResult.CodeRequired:
                return Errors.WrongCode(request.Json, "Code required");
            case LoginResult.SetUpRequired:
                return Errors.WrongCode(request.Json, "Set up a code in the console first");
            case LoginResult.WrongCode:
                return Errors.WrongCode(request.Json, "Wrong code");
            default:
                return Errors.WrongPassword(request.Json);
        }
    }

    public static async ValueTask<Answer> Delete(XSwitchRequest request)
    {
        // A key is no token and goes on.
        Principal by = request.Caller.Principal;
        if (by.Credential.Kind == CredentialKind.Token)
        {
            await request.Auth.Door.Tokens.EndAsync([request.Caller.Secret]);
            AuditSignedOut over = new(by.UserId, by.Credential.Id, AuditSignedOut.BySelf);
            await request.Caller.Door.LogAsync(by.Actor.From(request.From.Address), over);
        }
        Utf8JsonWriter json = request.Json;
        json.WriteStartObject();
        json.WriteNumber("code"u8, 200);
        json.WriteString("text"u8, "OK"u8);
        json.WriteEndObject();
        return Answer.Written;
    }

    private static Answer SignedIn(Utf8JsonWriter json, LoginResult.LetIn letIn)
    {
        UserRow user = letIn.User;
        json.WriteStartObject();
        json.WriteNumber("code"u8, 200);
        json.WriteString("token"u8, letIn.Token.Secret);
        json.WriteNumber("expires"u8, letIn.Token.Row.EndsMicros / MicrosPerSecond);
        json.WriteNumber("user_id"u8, user.Id);
        json.WriteString("extn"u8, user.Extension);
        json.WriteString("name"u8, user.Name);
        json.WriteBoolean("super_admin"u8, user.IsSuper);
        json.WriteStartArray("system_roles"u8);
        json.WriteEndArray();
        json.WriteString("currentAuthority"u8, user.IsSuper ? "admin"u8 : "user"u8);
        json.WriteEndObject();
        return Answer.Written;
    }
}

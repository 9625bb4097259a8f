namespace Tandem.Dialects.XSwitch.Resources;

using Tandem.Access;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary><c>/api/sessions</c>: a token for login and password, or for login and developer key; and giving it back.</summary>
internal static class Sessions
{
    // Checked when there is no such user, so that the answer takes as long as for a wrong password.
    private static readonly Lazy<string> NobodysHash = new(() => PasswordHash.Make(Guid.NewGuid().ToString()));

    public static async ValueTask<Answer> Create(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        string login = fields.Text("login", XSwitchLimits.Name) ?? fields.Text("username", XSwitchLimits.Name) ?? "";
        string? password = fields.Text("password", XSwitchLimits.Password);
        string? key = fields.Text("dev_key", XSwitchLimits.Password);
        if (fields.Problem is null && (login.Length == 0 || password is null && key is null))
        {
            fields.Wrong("login", "and password (or dev_key) are required");
        }
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        (TenantEntry tenant, string name) = TenantOf(request, login);
        UserRow? user = tenant.Door.Views.Users.All().FirstOrDefault(row => row.Login == name);
        bool letIn = key is not null ? KeyFits(request, tenant, key, user) : PasswordFits(user, password ?? "");
        string source = request.Http.Connection.RemoteIpAddress?.ToString() ?? "";
        string account = $"{tenant.Id}/{name}";
        if (letIn && user is not null)
        {
            request.Auth.Delays.Forgive(source, account);
            return SignedIn(request, tenant, user);
        }
        await Task.Delay(request.Auth.Delays.Fail(source, account), request.Http.RequestAborted);
        return Errors.WrongPassword;
    }

    public static ValueTask<Answer> Delete(XSwitchRequest request)
    {
        request.Auth.Revoke(request.Caller.Token);
        return new(
            Answer.Bare(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("code", 200);
                json.WriteString("text", "OK");
                json.WriteEndObject();
            })
        );
    }

    // login@domain names a tenant, else the host the client called, else it is the default one.
    private static (TenantEntry Tenant, string Login) TenantOf(XSwitchRequest request, string login)
    {
        TenantDirectory tenants = request.Auth.Tenants;
        int at = login.LastIndexOf('@');
        if (at > 0 && tenants.ByDomain(login[(at + 1)..]) is { } named)
        {
            return (named, login[..at]);
        }
        return (tenants.ByDomain(request.Http.Request.Host.Host) ?? tenants.Default, login);
    }

    private static bool KeyFits(XSwitchRequest request, TenantEntry tenant, string key, UserRow? user) =>
        request.Auth.GrantOf(key) is { } grant && grant.Tenant == tenant.Id && grant.UserId == user?.Id;

    private static bool PasswordFits(UserRow? user, string password)
    {
        bool usable = user is { PasswordHash.Length: > 0 };
        bool fits = PasswordHash.Verify(usable ? user!.PasswordHash : NobodysHash.Value, password);
        return usable && fits;
    }

    private static Answer SignedIn(XSwitchRequest request, TenantEntry tenant, UserRow user)
    {
        string token = request.Auth.Issue(new TokenGrant(tenant.Id, user.Id, user.IsSuper));
        long expires = (request.Auth.Now + Auth.TokenLife).ToUnixTimeSeconds();
        string role = user.IsSuper ? "admin" : "user";
        return Answer.Bare(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("code", 200);
            json.WriteString("token", token);
            json.WriteNumber("expires", expires);
            json.WriteNumber("user_id", user.Id);
            json.WriteString("extn", user.Extension);
            json.WriteString("name", user.Name);
            json.WriteBoolean("super_admin", user.IsSuper);
            json.WriteStartArray("system_roles");
            json.WriteEndArray();
            json.WriteString("currentAuthority", role);
            json.WriteEndObject();
        });
    }
}

namespace Tandem.Dialects.XSwitch.Resources;

using System.Security.Cryptography;
using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary><c>/api/users</c>: agents and other users, which are the same rows.</summary>
internal static class Users
{
    private const string DefaultDomain = "xswitch.cn";
    private const string DefaultContext = "default";
    private const string PasswordCharacters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int GeneratedPasswordLength = 20;

    public static async ValueTask<Answer> Create(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        if (fields.Has("users_start") || fields.Has("users_end"))
        {
            return await UsersInBulk.CreateAsync(request);
        }
        UserDraft draft = ReadDraft(fields);
        UserWire.CheckFixed(fields, isSuper: false);
        string? password = fields.Secret("password", XSwitchLimits.Password);
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        // Without a password nobody signs in by one.
        if (password is not null)
        {
            (string? hash, Answer busy) = await request.HashAsync(password);
            if (hash is null)
            {
                return busy;
            }
            draft = draft with { PasswordHash = hash };
        }
        Outcome outcome = await request.AskAsync(new CreateUser(draft));
        if (outcome is not { IsOk: true, Value: UserRow user })
        {
            return Errors.Of(outcome);
        }
        Utf8JsonWriter json = Envelope.Begin(request);
        json.WriteStartObject();
        json.WriteText("id"u8, user.Id);
        json.WriteText("extn_id"u8, user.ExtensionId);
        json.WriteEndObject();
        return Envelope.End(request);
    }

    public static ValueTask<Answer> Get(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id || request.Views.Users[id] is not { } user)
        {
            return Errors.NotFound("no such user");
        }
        string status = request.Views.Agents[id] is { } agent && StatusWords.IsSignedIn(agent) ? agent.Status : user.Agent.Status;
        UserWire.WriteAlone(request.Json, user, request.SecretsOf(user), status);
        return Answer.Written;
    }

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        if (!Page.TryRead(request, views.Users.Count, out Page page, out Answer refused))
        {
            return refused;
        }
        Utf8JsonWriter json = request.Json;
        page.Begin(json);
        foreach (UserRow user in page.Of(views.Users.All()))
        {
            UserWire.WriteRow(json, user, request.SecretsOf(user));
        }
        return page.End(json);
    }

    public static async ValueTask<Answer> Delete(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id)
        {
            return Errors.NotFound("no such user");
        }
        Outcome outcome = await request.AskAsync(new DeleteUser(id));
        return Envelope.Of(request, outcome, id);
    }

    public static async ValueTask<Answer> Update(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id || request.Views.Users[id] is not { } user)
        {
            return Errors.NotFound("no such user");
        }
        Fields fields = request.Fields;
        UserChange change = ReadChange(fields);
        UserWire.CheckFixed(fields, user.IsSuper);
        string? status = AgentInfo.Status(fields.Object("agent_info")) ?? AgentInfo.Status(fields);
        string? password = fields.Secret("password", XSwitchLimits.Password);
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        if (password != null)
        {
            (string? hash, Answer busy) = await request.HashAsync(password);
            if (hash is null)
            {
                return busy;
            }
            change = change with { PasswordHash = hash };
        }
        Outcome outcome = await request.AskAsync(new UpdateUser(id, change));
        if (outcome is { IsOk: true, Value: UserRow changed } && status is not null)
        {
            await SetStatusAsync(request, changed, status);
        }
        return Envelope.Of(request, outcome, id);
    }

    // Who is signed in is ready, on break or out from now on; for others it is only kept.
    private static async ValueTask SetStatusAsync(XSwitchRequest request, UserRow user, string status)
    {
        if (request.Views.Agents[user.Id] is not { } agent || !StatusWords.IsSignedIn(agent) || agent.Status == status)
        {
            return;
        }
        await request.AskAsync(
            status switch
            {
                StatusWords.LoggedOut => new SignOut(user.Login, null),
                StatusWords.OnBreak => new GoBreak(user.Login, null, null),
                _ => new GoReady(user.Login, null, OnDemand: status == StatusWords.OnDemand),
            }
        );
    }

    // The agent's parameters flat beside the others, as printed, or in agent_info; "type" is the user's in the former.
    private static UserChange ReadChange(Fields fields)
    {
        Fields inner = fields.Object("agent_info");
        return new UserChange
        {
            Login = OrNull(fields.Text("login", XSwitchLimits.Name)),
            Name = OrNull(fields.Text("name", XSwitchLimits.Name)),
            Extension = ReadExtension(fields),
            Type = OrNull(fields.Text("type", XSwitchLimits.Name)) is null ? null : ReadType(fields),
            Domain = OrNull(fields.Text("domain", XSwitchLimits.Name)),
            Context = OrNull(fields.Text("context", XSwitchLimits.Name)),
            Email = fields.Text("email", XSwitchLimits.Name),
            Tel = fields.Text("tel", XSwitchLimits.Name),
            CidName = fields.Text("cid_name", XSwitchLimits.Name),
            CidNumber = fields.Text("cid_number", XSwitchLimits.Name),
            VoicemailPassword = fields.Text("vm_password", XSwitchLimits.Password),
            AutoRecord = fields.Truth("auto_record"),
            ExtensionSecret = fields.Secret("extn_password", XSwitchLimits.Password),
            Rights = RightsWire.Read(fields),
            Level = AgentInfo.Level(inner) ?? AgentInfo.Level(fields),
            Position = AgentInfo.Position(inner) ?? AgentInfo.Position(fields),
            Agent = AgentInfo.Change(inner).Else(AgentInfo.Change(fields, flat: true)),
        };
    }

    private static string? ReadExtension(Fields fields)
    {
        string? extension = fields.Text("extn", XSwitchLimits.Extension);
        if (extension is not null && extension.AsSpan().ContainsAny(" \t\r\n"))
        {
            fields.Wrong("extn", "must not hold spaces");
        }
        return OrNull(extension);
    }

    /// <summary>All but the hash of the password, which is slow by design: not for a request that may be refused.</summary>
    internal static UserDraft ReadDraft(Fields fields, string? bulkLogin = null)
    {
        string login = bulkLogin ?? fields.Required("login", XSwitchLimits.Name);
        string? extension = bulkLogin ?? ReadExtension(fields);
        string? password = fields.Secret("password", XSwitchLimits.Password);
        string secret = fields.Secret("extn_password", XSwitchLimits.Password) ?? password ?? Generated();
        AgentRow agent = AgentInfo.Read(fields.Object("agent_info"));
        string? name = bulkLogin ?? OrNull(fields.Text("name", XSwitchLimits.Name));
        string type = ReadType(fields);
        string domain = OrNull(fields.Text("domain", XSwitchLimits.Name)) ?? DefaultDomain;
        string context = OrNull(fields.Text("context", XSwitchLimits.Name)) ?? DefaultContext;
        string? email = fields.Text("email", XSwitchLimits.Name);
        string? tel = fields.Text("tel", XSwitchLimits.Name);
        string? cidName = fields.Text("cid_name", XSwitchLimits.Name);
        string? cidNumber = fields.Text("cid_number", XSwitchLimits.Name);
        string voicemail = fields.Text("vm_password", XSwitchLimits.Password) ?? "";
        bool autoRecord = fields.Truth("auto_record") ?? false;
        return new UserDraft(login, name, "", extension, secret, type, domain, context, email, tel, cidName, cidNumber, autoRecord, agent)
        {
            VoicemailPassword = voicemail,
            Rights = RightsWire.Read(fields),
        };
    }

    private static string ReadType(Fields fields)
    {
        string type = OrNull(fields.Text("type", XSwitchLimits.Name)) ?? "NORMAL";
        if (type is not ("AGENT" or "NORMAL" or "CONFMAN"))
        {
            fields.Wrong("type", "must be AGENT, NORMAL or CONFMAN");
        }
        return type;
    }

    private static string Generated() => RandomNumberGenerator.GetString(PasswordCharacters, GeneratedPasswordLength);

    internal static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

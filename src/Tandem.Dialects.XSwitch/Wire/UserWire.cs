namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Http.Reading;

/// <summary>A user as the documents print it: one shape in lists, another alone.</summary>
internal static class UserWire
{
    private static readonly FixedField[] Everywhere = [new("tel_enabled", "0"), new("last_login_at", "\"\""), new("deleted_at", "\"\"")];

    private static readonly FixedField[] Lock =
    [
        new("is_locked", "false"),
        new("login_attempts", "0"),
        new("last_login_attempt_at", "\"\""),
        new("salt", "\"\""),
    ];

    private static readonly FixedField[] Alone =
    [
        .. Lock,
        new("idle_timeout", "2"),
        new("disabled", "0"),
        new("first_login", "0"),
        new("weblogin_disabled", "0"),
    ];

    /// <summary>Refuses values that would not be kept, of fields that are shown.</summary>
    public static void CheckFixed(Fields fields, bool isSuper)
    {
        FixedFields.Check(fields, Everywhere);
        FixedFields.Check(fields, Alone);
        FixedFields.Check(fields, "is_super", isSuper ? "1" : "0");
    }

    /// <summary>A row of <c>GET /api/users</c>: numbers for ids and flags, no agent parameters.</summary>
    public static void WriteRow(Utf8JsonWriter json, UserRow user, in ShownSecrets secrets)
    {
        json.WriteStartObject();
        WriteBasics(json, user);
        secrets.Write(json, user);
        json.WriteEndObject();
    }

    /// <summary><c>GET /api/users/$id</c>: the row and its agent parameters flat beside it.</summary>
    public static void WriteAlone(Utf8JsonWriter json, UserRow user, in ShownSecrets secrets, string status)
    {
        json.WriteStartObject();
        WriteBasics(json, user);
        secrets.Write(json, user);
        AgentInfo.Write(json, user.Agent, status);
        AgentInfo.WriteRest(json, user.Agent);
        FixedFields.Write(json, Alone);
        json.WriteEndObject();
    }

    /// <summary>A row of the answer to creating users in bulk: the agent's parameters in an object, the password as it was given.</summary>
    public static void WriteMade(Utf8JsonWriter json, UserRow user, string password)
    {
        json.WriteStartObject();
        WriteBasics(json, user);
        json.WriteString("vm_password"u8, user.VoicemailPassword);
        json.WriteString("password"u8, password);
        json.WriteString("sha1"u8, ""u8);
        FixedFields.Write(json, Lock);
        json.WriteStartObject("agent_info"u8);
        AgentInfo.Write(json, user.Agent, user.Agent.Status);
        AgentInfo.WriteRest(json, user.Agent);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBasics(Utf8JsonWriter json, UserRow user)
    {
        json.WriteNumber("id"u8, user.Id);
        json.WriteString("login"u8, user.Login);
        json.WriteString("name"u8, user.Name);
        json.WriteString("type"u8, user.Type);
        json.WriteString("extn"u8, user.Extension);
        json.WriteNumber("extn_id"u8, user.ExtensionId);
        json.WriteString("domain"u8, user.Domain);
        json.WriteString("context"u8, user.Context);
        json.WriteString("cid_name"u8, user.CidName);
        json.WriteString("cid_number"u8, user.CidNumber);
        json.WriteString("email"u8, user.Email);
        json.WriteString("tel"u8, user.Tel);
        json.WriteFlag("auto_record"u8, user.AutoRecord);
        json.WriteFlag("is_super"u8, user.IsSuper);
        json.WriteMoment("created_at"u8, user.CreatedMicros);
        json.WriteMoment("updated_at"u8, user.UpdatedMicros);
        FixedFields.Write(json, Everywhere);
    }
}

namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;

/// <summary>A user as the documents print it: one shape in lists, another alone.</summary>
internal static class UserWire
{
    /// <summary>A row of <c>GET /api/users</c>: numbers for ids and flags, no agent parameters.</summary>
    public static void WriteRow(Utf8JsonWriter json, UserRow user, Ha1 ha1)
    {
        json.WriteStartObject();
        WriteCommon(json, user, ha1);
        json.WriteEndObject();
    }

    /// <summary><c>GET /api/users/$id</c>: the row and its agent parameters flat beside it.</summary>
    public static void WriteAlone(Utf8JsonWriter json, UserRow user, Ha1 ha1, string status)
    {
        json.WriteStartObject();
        WriteCommon(json, user, ha1);
        AgentInfo.Write(json, user.Agent, status);
        AgentInfo.WriteRest(json, user.Agent);
        json.WriteBoolean("is_locked"u8, false);
        json.WriteNumber("login_attempts"u8, 0);
        json.WriteString("last_login_attempt_at"u8, ""u8);
        json.WriteNumber("idle_timeout"u8, 2);
        json.WriteNumber("disabled"u8, 0);
        json.WriteNumber("first_login"u8, 0);
        json.WriteNumber("weblogin_disabled"u8, 0);
        json.WriteString("salt"u8, ""u8);
        json.WriteEndObject();
    }

    /// <summary>A row of the answer to creating users in bulk: the agent's parameters in an object, the password as it was given.</summary>
    public static void WriteMade(Utf8JsonWriter json, UserRow user, string password)
    {
        json.WriteStartObject();
        WriteBasics(json, user);
        json.WriteString("password"u8, password);
        json.WriteString("salt"u8, ""u8);
        json.WriteString("sha1"u8, ""u8);
        json.WriteBoolean("is_locked"u8, false);
        json.WriteNumber("login_attempts"u8, 0);
        json.WriteString("last_login_attempt_at"u8, ""u8);
        json.WriteStartObject("agent_info"u8);
        AgentInfo.Write(json, user.Agent, user.Agent.Status);
        AgentInfo.WriteRest(json, user.Agent);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, UserRow user, Ha1 ha1)
    {
        WriteBasics(json, user);
        ha1.Write(json);
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
        json.WriteNumber("tel_enabled"u8, 0);
        json.WriteString("vm_password"u8, user.VoicemailPassword);
        json.WriteFlag("auto_record"u8, user.AutoRecord);
        json.WriteFlag("is_super"u8, user.IsSuper);
        json.WriteMoment("created_at"u8, user.CreatedMicros);
        json.WriteMoment("updated_at"u8, user.UpdatedMicros);
        json.WriteString("last_login_at"u8, ""u8);
        json.WriteString("deleted_at"u8, ""u8);
    }
}

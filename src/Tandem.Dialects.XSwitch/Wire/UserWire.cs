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
        json.WriteBoolean("is_locked", false);
        json.WriteNumber("login_attempts", 0);
        json.WriteString("last_login_attempt_at", "");
        json.WriteNumber("idle_timeout", 2);
        json.WriteNumber("disabled", 0);
        json.WriteNumber("first_login", 0);
        json.WriteNumber("weblogin_disabled", 0);
        json.WriteString("salt", "");
        json.WriteEndObject();
    }

    /// <summary>A row of the answer to creating users in bulk: the agent's parameters in an object, the password as it was given.</summary>
    public static void WriteMade(Utf8JsonWriter json, UserRow user, string password)
    {
        json.WriteStartObject();
        WriteBasics(json, user);
        json.WriteString("password", password);
        json.WriteString("salt", "");
        json.WriteString("sha1", "");
        json.WriteBoolean("is_locked", false);
        json.WriteNumber("login_attempts", 0);
        json.WriteString("last_login_attempt_at", "");
        json.WriteStartObject("agent_info");
        AgentInfo.Write(json, user.Agent, user.Agent.Status);
        AgentInfo.WriteRest(json, user.Agent);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, UserRow user, Ha1 ha1)
    {
        WriteBasics(json, user);
        json.WriteString("ha1", ha1.Plain);
        json.WriteString("ha1b", ha1.WithDomain);
    }

    private static void WriteBasics(Utf8JsonWriter json, UserRow user)
    {
        json.WriteNumber("id", user.Id);
        json.WriteString("login", user.Login);
        json.WriteString("name", user.Name);
        json.WriteString("type", user.Type);
        json.WriteString("extn", user.Extension);
        json.WriteNumber("extn_id", user.ExtensionId);
        json.WriteString("domain", user.Domain);
        json.WriteString("context", user.Context);
        json.WriteString("cid_name", user.CidName);
        json.WriteString("cid_number", user.CidNumber);
        json.WriteString("email", user.Email);
        json.WriteString("tel", user.Tel);
        json.WriteNumber("tel_enabled", 0);
        json.WriteString("vm_password", user.VoicemailPassword);
        json.WriteNumber("auto_record", user.AutoRecord ? 1 : 0);
        json.WriteNumber("is_super", user.IsSuper ? 1 : 0);
        json.WriteString("created_at", WireText.Moment(user.CreatedMicros));
        json.WriteString("updated_at", WireText.Moment(user.UpdatedMicros));
        json.WriteString("last_login_at", "");
        json.WriteString("deleted_at", "");
    }
}

namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>An agent bound to a queue, as the documents print it: numbers in the answer to adding, all text in the list.</summary>
internal static class TierWire
{
    /// <summary>A row of the answer to <c>POST /api/queues/$id/agents</c>.</summary>
    public static void WriteAdded(Utf8JsonWriter json, TierRow tier, QueueRow queue, UserRow user)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, tier.Id);
        json.WriteNumber("queue_id"u8, tier.QueueId);
        json.WriteNumber("agent_id"u8, tier.UserId);
        json.WriteNumber("level"u8, tier.Level);
        json.WriteNumber("position"u8, tier.Position);
        json.WriteNumber("disabled"u8, queue.Kind == QueueWords.Fifo ? 0 : 1);
        json.WriteString("domain"u8, ""u8);
        WriteCommon(json, tier, queue, user);
        json.WriteEndObject();
    }

    /// <summary>A row of <c>GET /api/queues/$id/agents</c>, and of <c>GET /api/queues/agents</c>, which tells the queue's kind too.</summary>
    /// <param name="agent">The agent's live state; null when he has not signed in since the start.</param>
    /// <param name="tellsKind">Whether it is the latter.</param>
    public static void WriteRow(Utf8JsonWriter json, TierRow tier, QueueRow queue, UserRow user, AgentView? agent, bool tellsKind)
    {
        bool signedIn = agent is not null && agent.Queues.Contains(queue.Id);
        bool disabled = queue.Kind != QueueWords.Fifo && !signedIn;
        json.WriteStartObject();
        json.WriteText("id"u8, tier.Id);
        json.WriteText("queue_id"u8, tier.QueueId);
        json.WriteText("agent_id"u8, tier.UserId);
        json.WriteText("level"u8, tier.Level);
        json.WriteText("position"u8, tier.Position);
        json.WriteTextFlag("disabled"u8, disabled);
        json.WriteString("domain"u8, user.Domain);
        json.WriteString("name"u8, user.Name);
        json.WriteMd5("agent_name_md5"u8, user.Login);
        json.WriteString("hardware_phone_only"u8, user.Agent.HardwarePhoneOnly ? "true" : "false");
        json.WriteText("timeout"u8, user.Agent.TimeoutSeconds);
        if (tellsKind)
        {
            json.WriteString("cti_template"u8, queue.Kind);
        }
        AgentInfo.Write(json, user.Agent, signedIn ? agent!.Status : user.Agent.Status);
        WriteCommon(json, tier, queue, user);
        json.WriteEndObject();
    }

    /// <summary>A row of <c>GET /api/queues/$id/remain_agents</c>.</summary>
    public static void WriteRemaining(Utf8JsonWriter json, UserRow user)
    {
        json.WriteStartObject();
        json.WriteText("agent_id"u8, user.Id);
        json.WriteString("agent_name"u8, user.Login);
        json.WriteMd5("agent_name_md5"u8, user.Login);
        json.WriteString("name"u8, user.Name);
        json.WriteString("domain"u8, user.Domain);
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, TierRow tier, QueueRow queue, UserRow user)
    {
        json.WriteString("extn"u8, user.Extension);
        json.WriteString("agent_name"u8, user.Login);
        json.WriteString("queue_name"u8, queue.Name);
        json.WriteString("description"u8, ""u8);
        json.WriteString("external_queue_id"u8, ""u8);
        json.WriteString("external_agent_id"u8, ""u8);
        json.WriteMoment("created_at"u8, tier.CreatedMicros);
        json.WriteMoment("updated_at"u8, tier.UpdatedMicros);
        json.WriteString("deleted_at"u8, ""u8);
    }
}

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
        json.WriteNumber("id", tier.Id);
        json.WriteNumber("queue_id", tier.QueueId);
        json.WriteNumber("agent_id", tier.UserId);
        json.WriteNumber("level", tier.Level);
        json.WriteNumber("position", tier.Position);
        json.WriteNumber("disabled", queue.Kind == QueueWords.Fifo ? 0 : 1);
        json.WriteString("domain", "");
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
        json.WriteString("id", WireText.Of(tier.Id));
        json.WriteString("queue_id", WireText.Of(tier.QueueId));
        json.WriteString("agent_id", WireText.Of(tier.UserId));
        json.WriteString("level", WireText.Of(tier.Level));
        json.WriteString("position", WireText.Of(tier.Position));
        json.WriteString("disabled", disabled ? "1" : "0");
        json.WriteString("domain", user.Domain);
        json.WriteString("name", user.Name);
        json.WriteString("agent_name_md5", WireText.Md5(user.Login));
        json.WriteString("hardware_phone_only", user.Agent.HardwarePhoneOnly ? "true" : "false");
        json.WriteString("timeout", WireText.Of(user.Agent.TimeoutSeconds));
        if (tellsKind)
        {
            json.WriteString("cti_template", queue.Kind);
        }
        AgentInfo.Write(json, user.Agent, signedIn ? agent!.Status : user.Agent.Status);
        WriteCommon(json, tier, queue, user);
        json.WriteEndObject();
    }

    /// <summary>A row of <c>GET /api/queues/$id/remain_agents</c>.</summary>
    public static void WriteRemaining(Utf8JsonWriter json, UserRow user)
    {
        json.WriteStartObject();
        json.WriteString("agent_id", WireText.Of(user.Id));
        json.WriteString("agent_name", user.Login);
        json.WriteString("agent_name_md5", WireText.Md5(user.Login));
        json.WriteString("name", user.Name);
        json.WriteString("domain", user.Domain);
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, TierRow tier, QueueRow queue, UserRow user)
    {
        json.WriteString("extn", user.Extension);
        json.WriteString("agent_name", user.Login);
        json.WriteString("queue_name", queue.Name);
        json.WriteString("description", "");
        json.WriteString("external_queue_id", "");
        json.WriteString("external_agent_id", "");
        json.WriteString("created_at", WireText.Moment(tier.CreatedMicros));
        json.WriteString("updated_at", WireText.Moment(tier.UpdatedMicros));
        json.WriteString("deleted_at", "");
    }
}

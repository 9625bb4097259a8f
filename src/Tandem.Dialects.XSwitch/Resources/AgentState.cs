namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;

/// <summary><c>GET /api/cc/agent_state?queue=NAME&amp;type=callcenter</c>: the agents bound to a queue and what they do now.</summary>
internal static class AgentState
{
    private const string Group = "default";

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        string? name = request.Query("queue");
        if (string.IsNullOrEmpty(name))
        {
            return new(Errors.Invalid("queue is required"));
        }
        TenantViews views = request.Views;
        QueueRow? queue = views.Queues.All().FirstOrDefault(row => row.Name == name);
        if (queue is null)
        {
            return new(Errors.NotFound("no such queue"));
        }
        string? type = request.Query("type");
        bool asked = string.IsNullOrEmpty(type) || type == queue.Kind;
        return new(
            Answer.Bare(json =>
            {
                json.WriteStartArray();
                if (asked)
                {
                    foreach ((TierRow _, UserRow user) in QueueAgents.Bound(views, queue.Id))
                    {
                        Write(json, queue, user, views.Agents[user.Id]);
                    }
                }
                json.WriteEndArray();
            })
        );
    }

    private static void Write(Utf8JsonWriter json, QueueRow queue, UserRow user, AgentView? agent)
    {
        bool signedIn = agent is not null && agent.Queues.Contains(queue.Id);
        string extension = agent is { Extension.Length: > 0 } ? agent.Extension : user.Extension;
        json.WriteStartObject();
        json.WriteString("agent_id", user.Login);
        json.WriteString("extn", extension);
        json.WriteString("queue_id", queue.Name);
        json.WriteString("group_id", Group);
        json.WriteString("state", StateOf(agent, signedIn));
        json.WriteString("callstate", agent?.CallState ?? "IDLE");
        json.WriteString("agent_uuid", agent is null || agent.Leg == Guid.Empty ? "" : agent.Leg.ToString());
        json.WriteEndObject();
    }

    private static string StateOf(AgentView? agent, bool signedIn)
    {
        if (!signedIn)
        {
            return "LOGOUT";
        }
        return agent!.Status.StartsWith("Available", StringComparison.Ordinal) ? "READY" : "BREAK";
    }
}

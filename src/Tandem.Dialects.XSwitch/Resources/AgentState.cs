namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;

/// <summary><c>GET /api/cc/agent_state?queue=NAME&amp;type=callcenter</c>: the agents of a queue, bound or signed in, and what they do now.</summary>
internal static class AgentState
{
    private const string Group = "default";

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        string? name = request.Query("queue");
        if (string.IsNullOrEmpty(name))
        {
            return Errors.Invalid("queue is required");
        }
        TenantViews views = request.Views;
        QueueRow? queue = views.Queues.All().FirstOrDefault(row => row.Name == name);
        if (queue is null)
        {
            return Errors.NotFound("no such queue");
        }
        string? type = request.Query("type");
        bool asked = string.IsNullOrEmpty(type) || type == queue.Kind;
        Utf8JsonWriter json = request.Json;
        json.WriteStartArray();
        if (asked)
        {
            foreach (QueuePlace place in QueuePlaces.In(views, queue.Id))
            {
                Write(json, queue, place);
            }
        }
        json.WriteEndArray();
        return Answer.Written;
    }

    private static void Write(Utf8JsonWriter json, QueueRow queue, in QueuePlace place)
    {
        AgentView? agent = place.Agent;
        string extension = agent is { Extension.Length: > 0 } ? agent.Extension : place.User.Extension;
        json.WriteStartObject();
        json.WriteString("agent_id"u8, place.User.Login);
        json.WriteString("extn"u8, extension);
        json.WriteString("queue_id"u8, queue.Name);
        json.WriteString("group_id"u8, Group);
        json.WriteString("state"u8, StateOf(place));
        json.WriteString("callstate"u8, agent?.CallState ?? "IDLE");
        if (agent is null || agent.Leg == Guid.Empty)
        {
            json.WriteString("agent_uuid"u8, ""u8);
        }
        else
        {
            json.WriteString("agent_uuid"u8, agent.Leg);
        }
        json.WriteEndObject();
    }

    private static string StateOf(in QueuePlace place)
    {
        if (!place.IsSignedIn)
        {
            return "LOGOUT";
        }
        bool isReady = place.Agent!.Status.StartsWith(StatusWords.Available, StringComparison.Ordinal);
        // Available on demand, and the one call is taken.
        bool isIdle = isReady && place.Agent.State == "Idle";
        return isIdle ? "IDLE"
            : isReady ? "READY"
            : "BREAK";
    }
}

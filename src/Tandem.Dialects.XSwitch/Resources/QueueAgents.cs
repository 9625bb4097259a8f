namespace Tandem.Dialects.XSwitch.Resources;

using System.Globalization;
using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary><c>/api/queues/$id/agents</c>: who is bound to a queue.</summary>
internal static class QueueAgents
{
    private const string WrongIds = "must be ids with commas between";

    public static async ValueTask<Answer> Add(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id || request.Views.Queues[id] is not { } queue)
        {
            return Errors.NotFound("no such queue");
        }
        List<AgentPlace> places = ReadPlaces(request.Fields, request.Views);
        if (request.Fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(new BindAgents(id, places));
        if (outcome is not { IsOk: true, Value: IReadOnlyList<TierRow> tiers })
        {
            return Errors.Of(outcome);
        }
        TenantViews views = request.Views;
        Utf8JsonWriter json = Envelope.Begin(request);
        json.WriteStartArray();
        foreach (TierRow tier in tiers)
        {
            if (views.Users[tier.UserId] is { } user)
            {
                TierWire.WriteAdded(json, tier, queue, user);
            }
        }
        json.WriteEndArray();
        return Envelope.End(request);
    }

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        if (request.Id("id") is not { } id || views.Queues[id] is not { } queue)
        {
            return Errors.NotFound("no such queue");
        }
        List<QueuePlace> places = QueuePlaces.Bound(views, id);
        if (!Page.TryRead(request, places.Count, out Page page, out Answer refused))
        {
            return refused;
        }
        Utf8JsonWriter json = request.Json;
        page.Begin(json);
        foreach (QueuePlace place in page.Of(places))
        {
            TierWire.WriteRow(json, place.Tier, queue, place.User, place.Agent, tellsKind: false);
        }
        return page.End(json);
    }

    /// <summary><c>GET /api/queues/agents</c>: who is signed in, queue by queue.</summary>
    public static ValueTask<Answer> ListSignedIn(XSwitchRequest request)
    {
        Utf8JsonWriter json = request.Json;
        json.WriteStartArray();
        foreach (QueuePlace place in QueuePlaces.SignedIn(request.Views))
        {
            if (request.Views.Queues[place.Tier.QueueId] is { } queue)
            {
                TierWire.WriteRow(json, place.Tier, queue, place.User, place.Agent, tellsKind: true);
            }
        }
        json.WriteEndArray();
        return Answer.Written;
    }

    /// <summary><c>GET /api/queues/$id/remain_agents</c>: agents neither bound to the queue nor signed in there.</summary>
    public static ValueTask<Answer> Remaining(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        if (request.Id("id") is not { } id || views.Queues[id] is null)
        {
            return Errors.NotFound("no such queue");
        }
        HashSet<int> there = [.. QueuePlaces.In(views, id).Select(place => place.User.Id)];
        Utf8JsonWriter json = request.Json;
        json.WriteStartArray();
        foreach (UserRow user in views.Users.All())
        {
            if (user.Type == "AGENT" && !there.Contains(user.Id))
            {
                TierWire.WriteRemaining(json, user);
            }
        }
        json.WriteEndArray();
        return Answer.Written;
    }

    /// <summary><c>DELETE /api/queues/$queue/agents/$agent</c>: answers the binding's own id; 0 for who was signed in without one.</summary>
    public static async ValueTask<Answer> Remove(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id || request.Id("agent") is not { } agent || request.Views.Queues[id] is not { } queue)
        {
            return Errors.NotFound("no such agent in this queue");
        }
        Outcome outcome = await UnbindAsync(request, queue, [agent]);
        return outcome.IsOk
            ? Envelope.Of(request, outcome.Value is List<TierRow> { Count: > 0 } rows ? rows[0].Id : 0)
            : Errors.Of(outcome);
    }

    /// <summary><c>DELETE /api/queues/$queue/agents</c> with <c>{"agent_id":"12,13"}</c>: all of them or none.</summary>
    public static async ValueTask<Answer> RemoveMany(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id || request.Views.Queues[id] is not { } queue)
        {
            return Errors.NotFound("no such queue");
        }
        Fields fields = request.Fields;
        string text = fields.Required("agent_id", XSwitchLimits.Description);
        List<int> agents = ReadIds(fields, text);
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await UnbindAsync(request, queue, agents);
        if (!outcome.IsOk)
        {
            return Errors.Of(outcome);
        }
        Utf8JsonWriter json = Envelope.Begin(request);
        json.WriteStartObject();
        json.WriteString("agent_id"u8, text);
        json.WriteText("id"u8, id);
        json.WriteEndObject();
        return Envelope.End(request);
    }

    // Who is signed in without being bound is signed out of the queue: nobody is rung there who was removed.
    private static async ValueTask<Outcome> UnbindAsync(XSwitchRequest request, QueueRow queue, List<int> agents)
    {
        QueuePlace[] guests =
        [
            .. QueuePlaces.In(request.Views, queue.Id).Where(place => place.Tier.Id == 0 && agents.Contains(place.User.Id)),
        ];
        List<int> bound = [.. agents.Where(agent => guests.All(guest => guest.User.Id != agent))];
        Outcome outcome = bound.Count == 0 ? Outcome.Ok : await request.AskAsync(new UnbindAgents(queue.Id, bound));
        foreach (QueuePlace guest in outcome.IsOk ? guests : [])
        {
            await request.AskAsync(new SignOut(guest.User.Login, queue.Name));
        }
        return outcome;
    }

    private static List<int> ReadIds(Fields fields, string text)
    {
        List<int> ids = [];
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            {
                fields.Wrong("agent_id", WrongIds);
                break;
            }
            if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }
        if (ids.Count == 0)
        {
            fields.Wrong("agent_id", WrongIds);
        }
        return ids;
    }

    // The id names the agent; where only a name is given it is the login.
    private static List<AgentPlace> ReadPlaces(Fields fields, TenantViews views)
    {
        List<AgentPlace> places = [];
        HashSet<int> seen = [];
        foreach (Fields agent in fields.Objects("agents", XSwitchLimits.Agents) ?? [])
        {
            int? id = agent.Whole("agent_id", 0, int.MaxValue);
            if (id is null)
            {
                string login = agent.Required("agent_name", XSwitchLimits.Name);
                id = views.Users.All().FirstOrDefault(user => user.Login == login)?.Id;
            }
            int? level = agent.Whole("level", 1, XSwitchLimits.Place);
            int? position = agent.Whole("position", 1, XSwitchLimits.Place);
            if (id is null)
            {
                agent.Wrong("agent_id", "names no agent");
            }
            else if (seen.Add(id.Value))
            {
                places.Add(new AgentPlace(id.Value, level, position));
            }
        }
        return places;
    }
}

namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary><c>/api/queues/$id/extra_params</c>.</summary>
internal static class QueueParams
{
    private const string Toggle = "toggle";

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id || request.Views.Queues[id] is not { } queue)
        {
            return Errors.NotFound("no such queue");
        }
        Utf8JsonWriter json = request.Json;
        json.WriteStartArray();
        foreach (QueueParameter parameter in queue.Parameters)
        {
            Write(json, queue, parameter);
        }
        json.WriteEndArray();
        return Answer.Written;
    }

    /// <summary>Sets the parameter, which may be there already, and answers its id, as a number.</summary>
    public static async ValueTask<Answer> Set(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id || request.Views.Queues[id] is not { } queue)
        {
            return Errors.NotFound("no such queue");
        }
        Fields fields = request.Fields;
        string key = fields.Required("k", XSwitchLimits.Name);
        string? value = ParameterText.Read(fields, "v", key);
        if (value is null)
        {
            fields.Wrong("v", "is required");
        }
        string? realm = fields.Text("realm", XSwitchLimits.Name);
        if (!string.IsNullOrEmpty(realm) && realm != Realm(queue))
        {
            fields.Wrong("realm", $"must be {Realm(queue)}: queue {queue.Name} is of kind {queue.Kind}");
        }
        bool disabled = fields.Truth("disabled") ?? false;
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(new SetQueueParameter(id, key, value!, disabled));
        if (outcome is not { IsOk: true, Value: QueueParameter set })
        {
            return Errors.Of(outcome);
        }
        Envelope.Begin(request).WriteNumberValue(set.Id);
        return Envelope.End(request);
    }

    /// <summary>Changes the parameter and answers the queue's id; with <c>{"action":"toggle"}</c> toggles it and answers its own.</summary>
    public static async ValueTask<Answer> Change(XSwitchRequest request)
    {
        if (request.Id("id") is not { } queue || request.Id("param") is not { } id || ParameterOf(request, queue, id) is not { } parameter)
        {
            return Errors.NotFound("no such parameter");
        }
        Fields fields = request.Fields;
        string? action = fields.Text("action", XSwitchLimits.Name);
        string? key = fields.Text("k", XSwitchLimits.Name);
        string? value = ParameterText.Read(fields, "v", key ?? parameter.Key);
        bool? disabled = fields.Truth("disabled");
        bool toggles = action == Toggle;
        if (!string.IsNullOrEmpty(action) && !toggles)
        {
            fields.Wrong("action", $"must be {Toggle}");
        }
        if (key is { Length: 0 } || (!toggles && key is null && value is null && disabled is null))
        {
            fields.Wrong(key is null ? "v" : "k", "is required");
        }
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(
            toggles ? new ToggleQueueParameter(queue, id) : new ChangeQueueParameter(queue, id, key, value, disabled)
        );
        return Envelope.Of(request, outcome, toggles ? id : queue);
    }

    public static async ValueTask<Answer> Remove(XSwitchRequest request)
    {
        if (request.Id("id") is not { } queue || request.Id("param") is not { } parameter)
        {
            return Errors.NotFound("no such parameter");
        }
        Outcome outcome = await request.AskAsync(new RemoveQueueParameter(queue, parameter));
        return Envelope.Of(request, outcome, queue);
    }

    private static QueueParameter? ParameterOf(XSwitchRequest request, int queue, int id) =>
        request.Views.Queues[queue]?.Parameters.FirstOrDefault(each => each.Id == id);

    private static string Realm(QueueRow queue) => queue.Kind == QueueWords.Fifo ? "FIFO" : "CC";

    private static void Write(Utf8JsonWriter json, QueueRow queue, QueueParameter parameter)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, parameter.Id);
        json.WriteNumber("ref_id"u8, queue.Id);
        json.WriteString("realm"u8, Realm(queue));
        json.WriteString("k"u8, parameter.Key);
        json.WriteString("v"u8, ParameterText.Shown(parameter));
        json.WriteFlag("disabled"u8, parameter.Disabled);
        json.WriteMoment("created_at"u8, parameter.CreatedMicros);
        json.WriteMoment("updated_at"u8, parameter.UpdatedMicros);
        json.WriteString("deleted_at"u8, ""u8);
        json.WriteEndObject();
    }
}

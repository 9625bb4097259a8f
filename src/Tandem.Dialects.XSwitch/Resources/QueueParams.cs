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

    /// <summary>Answers the new parameter's id, as a number.</summary>
    public static async ValueTask<Answer> Add(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        string key = fields.Required("k", XSwitchLimits.Name);
        string value = fields.Text("v", XSwitchLimits.Description) ?? "";
        string? realm = fields.Text("realm", XSwitchLimits.Name);
        if (request.Id("id") is not { } id || request.Views.Queues[id] is not { } queue)
        {
            return Errors.NotFound("no such queue");
        }
        if (fields.Problem is null && !string.IsNullOrEmpty(realm) && realm != Realm(queue))
        {
            fields.Wrong("realm", $"must be {Realm(queue)}: queue {queue.Name} is of kind {queue.Kind}");
        }
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(new AddQueueParameter(id, key, value));
        if (outcome is not { IsOk: true, Value: QueueParameter made })
        {
            return Errors.Of(outcome);
        }
        Envelope.Begin(request).WriteNumberValue(made.Id);
        return Envelope.End(request);
    }

    /// <summary>Changes the parameter and answers the queue's id; with <c>{"action":"toggle"}</c> toggles it and answers its own.</summary>
    public static async ValueTask<Answer> Change(XSwitchRequest request)
    {
        if (request.Id("id") is not { } queue || request.Id("param") is not { } parameter)
        {
            return Errors.NotFound("no such parameter");
        }
        Fields fields = request.Fields;
        string? action = fields.Text("action", XSwitchLimits.Name);
        string? key = fields.Text("k", XSwitchLimits.Name);
        string? value = fields.Text("v", XSwitchLimits.Description);
        bool toggles = action == "toggle";
        if (fields.Problem is null && !toggles && (action is not null || key is null && value is null))
        {
            fields.Wrong(action is null ? "v" : "action", action is null ? "is required" : "must be toggle");
        }
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(
            toggles ? new ToggleQueueParameter(queue, parameter) : new ChangeQueueParameter(queue, parameter, key, value)
        );
        return Envelope.Of(request, outcome, toggles ? parameter : queue);
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

    private static string Realm(QueueRow queue) => queue.Kind == QueueWords.Fifo ? "FIFO" : "CC";

    private static void Write(Utf8JsonWriter json, QueueRow queue, QueueParameter parameter)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, parameter.Id);
        json.WriteNumber("ref_id"u8, queue.Id);
        json.WriteString("realm"u8, Realm(queue));
        json.WriteString("k"u8, parameter.Key);
        json.WriteString("v"u8, parameter.Value);
        json.WriteFlag("disabled"u8, parameter.Disabled);
        json.WriteMoment("created_at"u8, parameter.CreatedMicros);
        json.WriteMoment("updated_at"u8, parameter.UpdatedMicros);
        json.WriteString("deleted_at"u8, ""u8);
        json.WriteEndObject();
    }
}

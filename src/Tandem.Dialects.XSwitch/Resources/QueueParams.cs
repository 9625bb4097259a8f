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
            return new(Errors.NotFound("no such queue"));
        }
        return new(
            Answer.Bare(json =>
            {
                json.WriteStartArray();
                foreach (QueueParameter parameter in queue.Parameters)
                {
                    Write(json, queue, parameter);
                }
                json.WriteEndArray();
            })
        );
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
        return outcome is { IsOk: true, Value: QueueParameter made }
            ? Answer.Data(json => json.WriteNumberValue(made.Id))
            : Errors.Of(outcome, callControl: false);
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
        return outcome.IsOk ? Answer.Data(toggles ? parameter : queue) : Errors.Of(outcome, callControl: false);
    }

    public static async ValueTask<Answer> Remove(XSwitchRequest request)
    {
        if (request.Id("id") is not { } queue || request.Id("param") is not { } parameter)
        {
            return Errors.NotFound("no such parameter");
        }
        Outcome outcome = await request.AskAsync(new RemoveQueueParameter(queue, parameter));
        return outcome.IsOk ? Answer.Data(queue) : Errors.Of(outcome, callControl: false);
    }

    private static string Realm(QueueRow queue) => queue.Kind == QueueWords.Fifo ? "FIFO" : "CC";

    private static void Write(Utf8JsonWriter json, QueueRow queue, QueueParameter parameter)
    {
        json.WriteStartObject();
        json.WriteNumber("id", parameter.Id);
        json.WriteNumber("ref_id", queue.Id);
        json.WriteString("realm", Realm(queue));
        json.WriteString("k", parameter.Key);
        json.WriteString("v", parameter.Value);
        json.WriteNumber("disabled", parameter.Disabled ? 1 : 0);
        json.WriteString("created_at", WireText.Moment(parameter.CreatedMicros));
        json.WriteString("updated_at", WireText.Moment(parameter.UpdatedMicros));
        json.WriteString("deleted_at", "");
        json.WriteEndObject();
    }
}

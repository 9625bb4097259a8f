namespace Tandem.Dialects.XSwitch.Resources;

using Tandem.Core.Commands;
using Tandem.Core.Configuration;
using Tandem.Core.Views;
using Tandem.Dialects.Http;
using Tandem.Dialects.XSwitch.Wire;

/// <summary><c>/api/queues</c>.</summary>
internal static class Queues
{
    public static async ValueTask<Answer> Create(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        QueueDraft draft = ReadDraft(fields);
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(new CreateQueue(draft));
        return outcome is { IsOk: true, Value: QueueRow queue } ? Answer.Data(queue.Id) : Errors.Of(outcome, callControl: false);
    }

    public static ValueTask<Answer> Get(XSwitchRequest request) =>
        request.Id(0) is { } id && request.Views.Queues[id] is { } queue
            ? new(Answer.Bare(json => QueueWire.WriteAlone(json, queue)))
            : new(Errors.NotFound("no such queue"));

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        return new(Page.Of(request, views.Queues.All(), views.Queues.Count, QueueWire.WriteRow));
    }

    private static QueueDraft ReadDraft(Fields fields)
    {
        string name = fields.Required("name", XSwitchLimits.Name);
        string kind = ReadKind(fields);
        string strategy = fields.Text("strategy", XSwitchLimits.Name) ?? "";
        string? description = fields.Text("description", XSwitchLimits.Description);
        string? hold = SoundReference.Read(fields, "moh_sound");
        string? greeting = SoundReference.Read(fields, "greeting");
        bool autoRecord = fields.Truth("auto_record") ?? false;
        strategy = strategy.Length == 0 ? QueueWords.DefaultStrategy(kind) : QueueWords.StrategyIn(strategy);
        return new QueueDraft(name, kind, strategy, description, hold, greeting, autoRecord, QueueWords.Defaults(kind));
    }

    // Two names for one thing; cti_template is what is shown again.
    private static string ReadKind(Fields fields)
    {
        string? given = fields.Text("cti_template", XSwitchLimits.Name);
        given = string.IsNullOrEmpty(given) ? fields.Text("type", XSwitchLimits.Name) : given;
        switch (given)
        {
            case null or "" or QueueWords.CallCentre:
                return QueueWords.CallCentre;
            case QueueWords.Fifo:
                return QueueWords.Fifo;
            default:
                fields.Wrong("cti_template", "must be callcenter or fifo");
                return QueueWords.CallCentre;
        }
    }
}

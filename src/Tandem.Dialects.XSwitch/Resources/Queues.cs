namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Tandem.Core;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary><c>/api/queues</c>.</summary>
internal static class Queues
{
    public static async ValueTask<Answer> Create(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        QueueDraft draft = ReadDraft(fields);
        QueueWire.CheckFixed(fields);
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(new CreateQueue(draft));
        return outcome is { IsOk: true, Value: QueueRow queue } ? Envelope.Of(request, queue.Id) : Errors.Of(outcome);
    }

    public static ValueTask<Answer> Get(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id || request.Views.Queues[id] is not { } queue)
        {
            return Errors.NotFound("no such queue");
        }
        QueueWire.WriteAlone(request.Json, queue, new KnownSounds(request.Views.Media));
        return Answer.Written;
    }

    public static ValueTask<Answer> List(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        if (!Page.TryRead(request, views.Queues.Count, out Page page, out Answer refused))
        {
            return refused;
        }
        KnownSounds sounds = new(views.Media);
        Utf8JsonWriter json = request.Json;
        page.Begin(json);
        foreach (QueueRow queue in page.Of(views.Queues.All()))
        {
            QueueWire.WriteRow(json, queue, sounds);
        }
        return page.End(json);
    }

    public static async ValueTask<Answer> Update(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id)
        {
            return Errors.NotFound("no such queue");
        }
        Fields fields = request.Fields;
        QueueChange change = new(
            OrNull(fields.Text("name", XSwitchLimits.Name)),
            fields.Has("cti_template") || fields.Has("type") ? ReadKind(fields) : null,
            OrNull(fields.Text("strategy", XSwitchLimits.Name)),
            fields.Text("description", XSwitchLimits.Description, lines: true),
            SoundReference.Read(fields, "moh_sound"),
            SoundReference.Read(fields, "greeting"),
            fields.Truth("auto_record")
        )
        {
            Parameters = QueueWire.ReadParameters(fields),
        };
        QueueWire.CheckFixed(fields);
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        Outcome outcome = await request.AskAsync(new UpdateQueue(id, change));
        return Envelope.Of(request, outcome, id);
    }

    public static async ValueTask<Answer> Delete(XSwitchRequest request)
    {
        if (request.Id("id") is not { } id)
        {
            return Errors.NotFound("no such queue");
        }
        Outcome outcome = await request.AskAsync(new DeleteQueue(id));
        return Envelope.Of(request, outcome, id);
    }

    /// <summary><c>GET /api/queues/members_count/$name</c>: how many wait.</summary>
    public static ValueTask<Answer> MembersCount(XSwitchRequest request)
    {
        TenantViews views = request.Views;
        string name = request.Name("name");
        if (views.Queues.All().FirstOrDefault(row => row.Name == name) is not { } queue)
        {
            return Errors.NotFound("no such queue");
        }
        Utf8JsonWriter json = request.Json;
        json.WriteStartObject();
        json.WriteString("queue"u8, queue.Name);
        json.WriteText("members_count"u8, views.QueueStates[queue.Id]?.Waiting ?? 0);
        json.WriteEndObject();
        return Answer.Written;
    }

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static QueueDraft ReadDraft(Fields fields)
    {
        string name = fields.Required("name", XSwitchLimits.Name);
        string kind = ReadKind(fields);
        string strategy = fields.Text("strategy", XSwitchLimits.Name) ?? "";
        string? description = fields.Text("description", XSwitchLimits.Description, lines: true);
        string? hold = SoundReference.Read(fields, "moh_sound");
        string? greeting = SoundReference.Read(fields, "greeting");
        bool autoRecord = fields.Truth("auto_record") ?? false;
        Dictionary<string, string> parameters = new(QueueWords.Defaults(kind));
        foreach ((string key, string value) in QueueWire.ReadParameters(fields))
        {
            parameters[key] = value;
        }
        return new QueueDraft(name, kind, strategy, description, hold, greeting, autoRecord, [.. parameters]);
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

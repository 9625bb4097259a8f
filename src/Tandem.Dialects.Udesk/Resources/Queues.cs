namespace Tandem.Dialects.Udesk.Resources;

using System.Globalization;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>Queues are made, changed, removed and shown.</summary>
internal static class Queues
{
    private const string Kind = "callcenter";
    private const int LongestTimeout = 86_400;
    private static readonly FreeRange Ids = new(9_001, 9_999);

    public static ValueTask<Answer> List(UdeskRequest request) =>
        Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Queues");
            foreach (QueueRow queue in request.Views.Queues.All().OrderBy(row => row.Id))
            {
                QueueWire.Write(json, request.Views, queue);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });

    public static async ValueTask<Answer> CreateAsync(UdeskRequest request)
    {
        string wanted = request.Fields.Text("QueueId", UdeskLimits.Id) ?? "";
        string name = request.Fields.Text("QueueName", UdeskLimits.Name) ?? "";
        string music = request.Fields.Text("WaitMusic", UdeskLimits.Id) ?? "";
        int? strategy = request.Fields.Whole("Strategy", 0, 2);
        int? timeout = request.Fields.Whole("Timeout", 0, LongestTimeout);
        if (request.Problem is { } problem)
        {
            return problem;
        }
        int id = 0;
        if (wanted.Length > 0 && !TryId(wanted, out id))
        {
            return Answer.Error(ErrorTable.InvalidParameter, "QueueId is a number of at most nine digits");
        }
        if (QueueWire.SoundOf(request.Views, music) is not { } sound)
        {
            return NoMusic(music);
        }
        string called = name.Length > 0 ? name : wanted;
        QueueDraft draft = new(called, Kind, QueueWire.StrategyOf(strategy ?? 0), null, sound, null, false, QueueWire.Timeout(timeout))
        {
            Id = id,
            From = wanted.Length > 0 ? null : Ids,
        };
        Outcome outcome = await request.AskAsync(new CreateQueue(draft));
        return outcome is { IsOk: true, Value: QueueRow row }
            ? Made(row)
            : Errors.Of(
                outcome,
                duplicate: wanted.Length > 0 && request.Views.Queues[id] is not null ? ErrorTable.NumberExists : ErrorTable.NameExists,
                overloaded: wanted.Length > 0 ? null : ErrorTable.NumberExists
            );
    }

    public static async ValueTask<Answer> ChangeAsync(UdeskRequest request)
    {
        if (!request.TryRequired("QueueId", UdeskLimits.Id, out string id, out Answer refusal))
        {
            return refusal;
        }
        string? name = request.Fields.Text("QueueName", UdeskLimits.Name);
        string? music = request.Fields.Text("WaitMusic", UdeskLimits.Id);
        int? strategy = request.Fields.Whole("Strategy", 0, 2);
        int? timeout = request.Fields.Whole("Timeout", 0, LongestTimeout);
        if (request.Problem is { } problem)
        {
            return problem;
        }
        if (AgentIds.Queue(request.Views, id) is not { } queue)
        {
            return NoQueue(id);
        }
        string? sound = music is null ? null : QueueWire.SoundOf(request.Views, music);
        if (music is not null && sound is null)
        {
            return NoMusic(music);
        }
        QueueChange change = new(
            string.IsNullOrEmpty(name) ? null : name,
            null,
            strategy is { } number ? QueueWire.StrategyOf(number) : null,
            null,
            sound,
            null,
            null
        )
        {
            Parameters = QueueWire.Timeout(timeout),
        };
        return Errors.Of(await request.AskAsync(new UpdateQueue(queue.Id, change)));
    }

    public static async ValueTask<Answer> DeleteAsync(UdeskRequest request)
    {
        if (!request.TryRequired("QueueId", UdeskLimits.Id, out string id, out Answer refusal))
        {
            return refusal;
        }
        if (AgentIds.Queue(request.Views, id) is not { } queue)
        {
            return NoQueue(id);
        }
        return Errors.Of(await request.AskAsync(new DeleteQueue(queue.Id, IsEmpty: true)));
    }

    public static Answer NoQueue(string id) => Answer.Error(ErrorTable.NoRecords, $"there is no queue {id}");

    private static Answer NoMusic(string name) => Answer.Error(ErrorTable.VoiceNotFound, $"there is no sound {name}");

    private static bool TryId(string text, out int id) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id is > 0 and < 1_000_000_000;

    private static Answer Made(QueueRow row) =>
        Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("QueueId", AgentIds.Text(row.Id));
            json.WriteEndObject();
        });
}

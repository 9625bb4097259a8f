namespace Tandem.Dialects.Meiqia.Resources;

using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Meiqia.Requests;
using Tandem.Dialects.Meiqia.Wire;
using Tandem.Numbering;

/// <summary>Calls that are over, to or from outside, newest first.</summary>
internal static class Records
{
    private static readonly CallDirection[] Both = [CallDirection.Inbound, CallDirection.Outbound];

    // No agent has that id: nothing is found.
    private static readonly int[] Nobody = [-1];

    public static async ValueTask<Answer> ListAsync(MeiqiaRequest request)
    {
        if (Search(request) is not { } search)
        {
            return request.Problem!;
        }
        (CallPage? page, Throttled? refused) = await request.ReadAsync(archive => archive.Calls(search));
        if (refused is { } busy)
        {
            return Answer.Fault(ErrorTable.ResourceExhausted, $"请求过于频繁 (rule {busy.Rule})");
        }
        return Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            CallNames names = new(request.Views);
            foreach (CallRecord call in page!.Rows)
            {
                CallWire.Write(json, call, names, request.LinkTo(call.Recording));
            }
            json.WriteEndArray();
            json.WriteNumber("total", page.Total);
            json.WriteEndObject();
        });
    }

    // Null with a problem of the request's fields.
    private static CallSearch? Search(MeiqiaRequest request)
    {
        long? from = request.Fields.Moment("start_time");
        long? to = request.Fields.Moment("end_time");
        long size = request.Fields.Whole("page_size", 1, MeiqiaLimits.LargestPage) ?? MeiqiaLimits.Page;
        long index = request.Fields.Whole("page_index", 1, MeiqiaLimits.Depth / size) ?? 1;
        string uuid = request.Fields.Text("call_uuid", MeiqiaLimits.Number) ?? "";
        if (from > to)
        {
            request.Fields.Wrong("end_time", "is before start_time");
        }
        if (uuid.Length > 0 && !Guid.TryParse(uuid, out _))
        {
            request.Fields.Wrong("call_uuid", "is no UUID");
        }
        CallSearch search = new(request.Tenant, (int)size, (int)((index - 1) * size))
        {
            FromMicros = from ?? 0,
            EndedByMicros = to ?? 0,
            Call = Guid.TryParse(uuid, out Guid call) ? call : Guid.Empty,
            Agents = AgentsOf(request),
            Directions = DirectionsOf(request),
            Outcomes = OutcomesOf(request),
            Customer = NumberOf(request, "customer_phone"),
            Own = NumberOf(request, "trunk_number"),
        };
        return request.Problem is null ? search : null;
    }

    private static int[] AgentsOf(MeiqiaRequest request)
    {
        long? one = request.Fields.Whole("agent_id", 1, int.MaxValue);
        IReadOnlyList<long>? several = request.Fields.Wholes("agent_ids", MeiqiaLimits.Batch);
        if (several is not { Count: > 0 })
        {
            return one is { } only ? [(int)only] : [];
        }
        int[] wanted = [.. several.Where(id => id is > 0 and <= int.MaxValue && (one is null || id == one)).Select(id => (int)id)];
        return wanted.Length > 0 ? wanted : Nobody;
    }

    private static CallDirection[] DirectionsOf(MeiqiaRequest request)
    {
        List<CallDirection> wanted = [];
        foreach (string word in request.Fields.Texts("call_types", MeiqiaLimits.Batch, MeiqiaLimits.Number) ?? [])
        {
            if (!Words.TryType(word, out CallDirection direction))
            {
                request.Fields.Wrong("call_types", "holds 外呼 or 来电");
            }
            wanted.Add(direction);
        }
        return wanted.Count > 0 ? [.. wanted.Distinct()] : Both;
    }

    private static CallOutcome[] OutcomesOf(MeiqiaRequest request)
    {
        HashSet<CallOutcome> wanted = [];
        foreach (string word in request.Fields.Texts("states", MeiqiaLimits.Batch, MeiqiaLimits.Number) ?? [])
        {
            CallOutcome[] meant = [.. Words.OutcomesOf(word)];
            if (meant.Length == 0)
            {
                request.Fields.Wrong("states", $"knows no {word}");
            }
            wanted.UnionWith(meant);
        }
        return [.. wanted.Order()];
    }

    // In its inner form; what is none is looked for as it is.
    private static string NumberOf(MeiqiaRequest request, string name)
    {
        WrittenNumber written = WrittenNumber.Of(request.Fields.Text(name, MeiqiaLimits.Number) ?? "");
        return written.Text.Length > 0 && NumberForms.TryRead(written, request.Views.Region, out string inner, out _)
            ? inner
            : written.Text;
    }
}

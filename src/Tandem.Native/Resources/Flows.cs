namespace Tandem.Native.Resources;

using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Ivr;
using Tandem.Core.Ivr.Documents;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;
using Tandem.Speech;
using Tandem.Speech.Contract;

/// <summary><c>/v1/flows</c>: what callers hear, what they press and where they go.</summary>
internal static class Flows
{
    // Documents hold what services ask for to let a flow in: agents and supervisors see that there is a flow, not what is in it.
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/flows", Scopes.ReadConfiguration, List),
        new("POST", "/flows", Scopes.WriteConfiguration, CreateAsync) { BodyLimit = FlowLimits.DocumentBytes },
        new("GET", "/flows/{id}", Scopes.ReadConfiguration, Get),
        new("DELETE", "/flows/{id}", Scopes.WriteConfiguration, DeleteAsync),
        new("GET", "/flows/{id}/draft", Scopes.ReadConfiguration, GetDraft) { Least = Role.Administrator },
        new("PUT", "/flows/{id}/draft", Scopes.WriteConfiguration, SaveAsync) { BodyLimit = FlowLimits.DocumentBytes },
        new("POST", "/flows/{id}/validate", Scopes.ReadConfiguration, Validate) { Least = Role.Administrator },
        new("POST", "/flows/{id}/publish", Scopes.WriteConfiguration, PublishAsync) { TakesIfMatch = true },
        new("GET", "/flows/{id}/speech", Scopes.ReadConfiguration, GetSpeech),
    ];

    /// <summary>Flows in order of id, without their documents.</summary>
    /// <param name="name">Only the one of this name.</param>
    internal static Results<Found<FlowList>, Refusal> List(Asker asker, [AsParameters] Paging paging, string? name = null)
    {
        IEnumerable<FlowRow> rows = asker.Views.Flows.All();
        rows = name is null ? rows : rows.Where(row => row.Name == name);
        return Paging.TryTake(paging, rows, row => row.Id, out List<FlowRow> page, out string? next) is { } refusal
            ? refusal
            : new Found<FlowList>(new FlowList([.. page.Select(row => FlowModel.Of(row, asker.Views))], next));
    }

    /// <summary>Makes a flow of its document, which is the request's body and becomes its draft. It is called as the document says; nothing is published.</summary>
    internal static async Task<Results<Made<FlowModel>, Refusal>> CreateAsync([FromBody] JsonElement document, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new CreateFlow(document.GetRawText()));
        return outcome is { IsOk: true, Value: FlowRow row }
            ? new Made<FlowModel>($"/flows/{row.Id}", FlowModel.Of(row, asker.Views), row.UpdatedMicros)
            : Refusal.Of(outcome);
    }

    /// <summary>One flow, without its documents.</summary>
    internal static Results<Found<FlowModel>, Refusal> Get(int id, Asker asker) =>
        asker.Views.Flows[id] is { } row ? new Found<FlowModel>(FlowModel.Of(row, asker.Views), row.UpdatedMicros, isLive: true) : None(id);

    /// <summary>The draft's document, as it was saved.</summary>
    internal static Results<Found<JsonElement>, Refusal> GetDraft(int id, Asker asker) =>
        asker.Views.Flows[id] is { } row ? new Found<JsonElement>(JsonElement.Parse(row.Draft), row.UpdatedMicros) : None(id);

    /// <summary>Keeps another document as the draft: the request's body, which has the same name. It may have faults; calls go on through what is published.</summary>
    internal static async Task<Results<Found<FlowModel>, Refusal>> SaveAsync(int id, [FromBody] JsonElement document, Asker asker)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(new SaveFlow(id, document.GetRawText()) { Seen = seen });
        return outcome is { IsOk: true, Value: FlowRow row }
            ? new Found<FlowModel>(FlowModel.Of(row, asker.Views), row.UpdatedMicros, isLive: true)
            : Refusal.Of(outcome);
    }

    /// <summary>Removes a flow with all its versions; calls inside it go on. Refused while a number leads to it.</summary>
    internal static async Task<Results<Done, Refusal>> DeleteAsync(int id, Asker asker, PreparedTexts prepared)
    {
        if (!Preconditions.TryIfMatch(asker.Http.Request, out long? seen))
        {
            return Staleness.Refusal;
        }
        Outcome outcome = await asker.AskAsync(new DeleteFlow(id) { Seen = seen });
        if (!outcome.IsOk)
        {
            return Refusal.Of(outcome);
        }
        prepared.Forget(asker.Tenant.Id, id);
        return Done.Instance;
    }

    /// <summary>What is wrong with the draft, each fault with its place and number.</summary>
    internal static Results<Found<FlowFaultList>, Refusal> Validate(int id, Asker asker, IRecogniser recogniser) =>
        asker.Views.Flows[id] is { } row ? new Found<FlowFaultList>(FaultsOf(Judge(row, asker, recogniser))) : None(id);

    /// <summary>The draft becomes the next version, which new calls go through; calls that are under way stay in theirs. A draft with faults is refused.</summary>
    internal static async Task<Results<Found<FlowModel>, Refusal>> PublishAsync(
        int id,
        Asker asker,
        IRecogniser recogniser,
        PreparedTexts prepared
    )
    {
        if (asker.Views.Flows[id] is not { } draft)
        {
            return None(id);
        }
        if (Preconditions.Refuse(asker.Http.Request, draft.UpdatedMicros, out _) is { } stale)
        {
            return stale;
        }
        FlowReading judged = Judge(draft, asker, recogniser);
        if (judged.Flow is not { } flow)
        {
            return Faulty(draft.Name, judged.Faults);
        }
        // What was judged is what is published, whoever saves another draft meanwhile.
        Outcome outcome = await asker.AskAsync(new PublishFlow(id) { Seen = draft.UpdatedMicros });
        if (outcome is not { IsOk: true, Value: FlowRow row })
        {
            return outcome.Value is IReadOnlyList<FlowFault> faults ? Faulty(draft.Name, faults) : Refusal.Of(outcome);
        }
        prepared.Begin(asker.Tenant.Id, id, row.Version, flow.Language, judged.Texts);
        return new Found<FlowModel>(FlowModel.Of(row, asker.Views), row.UpdatedMicros, isLive: true);
    }

    /// <summary>How far the texts of what was published last are spoken, and which cannot be.</summary>
    internal static Results<Found<FlowSpeechModel>, Refusal> GetSpeech(int id, Asker asker, PreparedTexts prepared, SpeechService speech)
    {
        if (asker.Views.Flows[id] is null)
        {
            return None(id);
        }
        Prepared so = prepared.Of(asker.Tenant.Id, id) ?? new Prepared(0, 0, 0, []);
        UnspokenModel[] faults = [.. so.Faults.Select(each => new UnspokenModel(each.Text, each.Problem))];
        return new Found<FlowSpeechModel>(new FlowSpeechModel(speech.CanSpeak, so.Version, so.Texts, so.Done, faults));
    }

    internal static Refusal None(int id) => Refusal.NotFound($"no flow {id}");

    internal static Refusal Faulty(string name, IReadOnlyList<FlowFault> faults) =>
        new(ProblemTable.FlowFaults, $"flow {name} has faults; the first: {faults[0].Place} {faults[0].Text}") { Faults = faults };

    private static FlowFaultList FaultsOf(FlowReading judged) => new(judged.Flow is not null, [.. judged.Faults.Select(FlowFaultModel.Of)]);

    private static FlowReading Judge(FlowRow row, Asker asker, IRecogniser recogniser) =>
        FlowReader.Read(Encoding.UTF8.GetBytes(row.Draft), new FlowsAround(asker.Views, recogniser.CanRecognise));
}

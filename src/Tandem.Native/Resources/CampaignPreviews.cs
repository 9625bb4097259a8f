namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Views;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/campaigns/{id}/previews</c>: an agent looks at a number, and dials it or passes it over.</summary>
internal static class CampaignPreviews
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("POST", "/campaigns/{id}/previews", Scopes.ControlCalls, TakeAsync),
        new("POST", "/campaigns/{id}/previews/dial", Scopes.ControlCalls, DialAsync) { Rings = true },
        new("POST", "/campaigns/{id}/previews/skip", Scopes.ControlCalls, SkipAsync),
    ];

    /// <summary>The next number for an agent to look at; the same one until he dials it, passes it over, or five minutes are over.</summary>
    internal static async Task<Results<Found<PreviewModel>, Refusal>> TakeAsync(int id, PreviewOrder body, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new TakePreview(id, Agent(body, asker)));
        return outcome is { IsOk: true, Value: PreviewView view }
            ? new Found<PreviewModel>(
                new PreviewModel(
                    view.AgentId,
                    view.Number,
                    Importing.ImportVariables.Read(view.Variables),
                    view.Attempts,
                    Moments.Text(view.UntilMicros)
                )
            )
            : Refusal.Of(outcome);
    }

    /// <summary>He dials it: his phone rings first. What came of it is told by the event campaign.attempt_ended.</summary>
    internal static async Task<Results<Done, Refusal>> DialAsync(int id, PreviewOrder body, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new DialPreview(id, Agent(body, asker)));
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    /// <summary>He passes it over: it is due again at once, for others.</summary>
    internal static async Task<Results<Done, Refusal>> SkipAsync(int id, PreviewOrder body, Asker asker)
    {
        Outcome outcome = await asker.AskAsync(new SkipPreview(id, Agent(body, asker)));
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    private static int Agent(PreviewOrder body, Asker asker) => body.AgentId ?? asker.Principal.UserId;
}

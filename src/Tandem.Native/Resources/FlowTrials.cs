namespace Tandem.Native.Resources;

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Ivr.Documents;
using Tandem.Core.Ivr.Trying;
using Tandem.Core.Ivr.Walking;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/flows/{id}/try</c>.</summary>
internal static class FlowTrials
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("POST", "/flows/{id}/try", Scopes.ReadConfiguration, RunAsync) { Least = Role.Administrator },
    ];

    /// <summary>Walks a flow in virtual time with a caller who presses the keys he is given, and says each step and what he would hear. Nobody is called or asked.</summary>
    internal static async Task<Results<Found<FlowTrialModel>, Refusal>> RunAsync(int id, Asker asker, FlowTry? body = null)
    {
        FlowTry how = body ?? new FlowTry();
        string which = how.Version?.ToString(CultureInfo.InvariantCulture) ?? FlowVersions.Draft;
        (string? document, Refusal? refusal) = await FlowVersions.DocumentAsync(id, which, asker);
        if (refusal is not null)
        {
            return refusal;
        }
        FlowReading reading = Read(document!);
        if (reading.Flow is not { } flow)
        {
            return Flows.Faulty(asker.Views.Flows[id]?.Name ?? "", reading.Faults);
        }
        FlowDocument? Find(string name) =>
            asker.Views.Flows.All().FirstOrDefault(row => row.Name == name) is { IsPublished: true } other
                ? Read(other.Document).Flow
                : null;
        IReadOnlyList<TrialStep> steps = FlowTrial.Run(flow, how.Input(asker.Door.Clock.GetUtcNow()), Find);
        return new Found<FlowTrialModel>(
            new FlowTrialModel([.. steps.Select(step => new FlowStepModel(step.Millis, step.Node, step.What, step.Text))])
        );
    }

    // Whatever it names is taken to be there.
    private static FlowReading Read(string document) => FlowReader.Read(Encoding.UTF8.GetBytes(document), null);
}

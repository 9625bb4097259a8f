namespace Tandem.Core.Tests.Ivr;

using System.Text;
using Tandem.Core.Ivr;
using Tandem.Core.Ivr.Documents;
using Tandem.Core.Ivr.Trying;
using Tandem.Core.Ivr.Walking;

/// <summary>Flows for tests, from nodes written as JSON.</summary>
internal static class Flows
{
    /// <summary>Thursday, 2026-11-26 10:00 in Shanghai.</summary>
    public const long Morning = 1_795_658_400_000_000;

    public static FlowReading Read(string nodes, string more = "", IFlowSurroundings? around = null) =>
        FlowReader.Read(Encoding.UTF8.GetBytes($$"""{"name": "main"{{more}}, "nodes": [{{nodes}}]}"""), around);

    public static FlowDocument Good(string nodes, string more = "")
    {
        FlowReading reading = Read(nodes, more);
        Assert.Empty(reading.Faults);
        return reading.Flow!;
    }

    public static IReadOnlyList<TrialStep> Try(string nodes, TrialInput input, string more = "") =>
        FlowTrial.Run(Good(nodes, more), input with { WallMicros = input.WallMicros == 0 ? Morning : input.WallMicros }, _ => null);

    /// <summary>The ids of the nodes it went through.</summary>
    public static string Way(IEnumerable<TrialStep> steps) =>
        string.Join(" ", steps.Where(step => step.What == "enter").Select(step => step.Node));

    public static string Heard(IEnumerable<TrialStep> steps) =>
        string.Join(" | ", steps.Where(step => step.What == "hear").Select(step => step.Text));
}

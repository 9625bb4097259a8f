namespace Tandem.Bench.Rows;

using Tandem.Media;
using Tandem.TestKit.Answers;

/// <summary>
/// How well people who answer are told from machines: short and long human answers and machine greetings with and without a beep, in Chinese and English, spoken by espeak-ng, at four
/// levels and over four noises.
/// </summary>
internal sealed class MachinesRow : IRow
{
    public string Name => "machines";

    public bool HasUnpinned => false;

    public Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        AnswerScore score = AnswerScore.Of(AnswerSounds.Make(), new AnswerLimits());
        Console.WriteLine(score);
        foreach (string wrong in score.Wrong)
        {
            Console.WriteLine($"  {wrong}");
        }
        findings.Details["wrong"] = score.Wrong;
        findings.Add("machines_people", score.PeoplePercent, $"{score.PeopleTakenForMachines} of {score.People}");
        findings.Add("machines_machines", score.MachinesPercent, $"{score.MachinesTakenForPeople} of {score.Machines}");
        findings.Add("machines_millis", score.PersonMillis.Average(), "from the answer to the verdict, people, on average");
        return Task.CompletedTask;
    }
}

namespace Tandem.Bench.Rows;

using Tandem.Media;
using Tandem.TestKit.Answers;

/// <summary>
/// How well people who answer are told from machines, of sounds by which nothing was chosen: short and long answers, greetings, announcements and music, in Chinese and English, spoken by espeak-ng at all levels and over four
/// noises. The half by which the limits were chosen is measured beside it, for other limits too.
/// </summary>
internal sealed class MachinesRow : IRow
{
    private static readonly int[] Greetings = [2_600, 3_200, 3_600, 3_800, 4_200];
    private static readonly int[] LongPauses = [800, 1_100, 1_400, 1_700];

    public string Name => "machines";

    public bool HasUnpinned => false;

    public Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        Choice(AnswerSounds.Make(AnswerPart.Chosen));
        AnswerScore score = AnswerScore.Of(AnswerSounds.Make(AnswerPart.Held), new AnswerLimits());
        Console.WriteLine($"held out: {score}");
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

    // What other limits would do with the half that they may be chosen by.
    private static void Choice(IReadOnlyList<AnswerSound> sounds)
    {
        AnswerLimits limits = new();
        Console.WriteLine($"chosen by: {AnswerScore.Of(sounds, limits)}");
        foreach (int greeting in Greetings)
        {
            foreach (int pause in LongPauses)
            {
                AnswerScore score = AnswerScore.Of(
                    sounds,
                    limits with
                    {
                        Greeting = TimeSpan.FromMilliseconds(greeting),
                        LongPause = TimeSpan.FromMilliseconds(pause),
                    }
                );
                Console.WriteLine(
                    $"  greeting {greeting} ms, pause {pause} ms: {score.PeopleTakenForMachines} people, {score.MachinesTakenForPeople} machines"
                );
            }
        }
    }
}

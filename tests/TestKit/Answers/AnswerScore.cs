namespace Tandem.TestKit.Answers;

using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Listening;

/// <summary>How well people and machines are told apart, of a set of sounds.</summary>
public sealed class AnswerScore
{
    private const int Packet = 160;

    /// <summary>Each that was taken for the other kind.</summary>
    public List<string> Wrong { get; } = [];

    public int People { get; private set; }

    public int Machines { get; private set; }

    /// <summary>People who would have been hung up on.</summary>
    public int PeopleTakenForMachines { get; private set; }

    /// <summary>Machines that would have been brought to an agent; those of which it was unsure are among them.</summary>
    public int MachinesTakenForPeople { get; private set; }

    /// <summary>From the answer to the verdict, of each person who was known for one.</summary>
    public List<double> PersonMillis { get; } = [];

    /// <summary>Of each kind, how many were heard and how many of them taken for the other.</summary>
    public SortedDictionary<AnswerKind, (int Heard, int Wrong)> Kinds { get; } = [];

    public double PeoplePercent => 100.0 * PeopleTakenForMachines / People;

    public double MachinesPercent => 100.0 * MachinesTakenForPeople / Machines;

    public static AnswerScore Of(IReadOnlyList<AnswerSound> sounds, AnswerLimits limits)
    {
        AnswerScore score = new();
        foreach (AnswerSound sound in sounds)
        {
            (AnsweredBy by, TimeSpan after) = Judge(sound.Samples, limits);
            score.Count(sound, by, after);
        }
        return score;
    }

    public static (AnsweredBy By, TimeSpan After) Judge(ReadOnlySpan<short> samples, AnswerLimits limits)
    {
        Instant start = new(TimeSpan.TicksPerSecond);
        AnswerWatch watch = new(limits, start);
        TimeSpan passed = default;
        while (watch.Verdict is null)
        {
            int at = (int)(passed.TotalSeconds * 8_000);
            if (at + Packet <= samples.Length)
            {
                watch.Hear(samples.Slice(at, Packet));
            }
            passed += TimeSpan.FromMilliseconds(20);
            watch.Look(start + passed);
        }
        return (watch.Verdict.Value, passed);
    }

    public override string ToString() =>
        $"{PeopleTakenForMachines} of {People} people taken for machines, {MachinesTakenForPeople} of {Machines} machines for people ({string.Join(", ", Kinds.Select(each => $"{each.Key} {each.Value.Wrong} of {each.Value.Heard}"))}); people known after {PersonMillis.DefaultIfEmpty().Average():0} ms on average";

    private void Count(AnswerSound sound, AnsweredBy by, TimeSpan after)
    {
        bool isWrong = sound.IsMachine != (by == AnsweredBy.Machine);
        (People, Machines) = sound.IsMachine ? (People, Machines + 1) : (People + 1, Machines);
        (int heard, int wrong) = Kinds.GetValueOrDefault(sound.Kind);
        Kinds[sound.Kind] = (heard + 1, wrong + (isWrong ? 1 : 0));
        if (isWrong)
        {
            Wrong.Add($"{sound.Name}: {by} after {after.TotalMilliseconds:0} ms");
            PeopleTakenForMachines += sound.IsMachine ? 0 : 1;
            MachinesTakenForPeople += sound.IsMachine ? 1 : 0;
        }
        else if (!sound.IsMachine)
        {
            PersonMillis.Add(after.TotalMilliseconds);
        }
    }
}

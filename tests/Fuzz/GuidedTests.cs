namespace Tandem.Fuzz.Tests;

using System.Diagnostics;
using Tandem.Foundation;

/// <summary>
/// Fuzzing guided by what is reached: an input that takes a way through the code that none took before is mutated further. 12 s in all, or
/// TANDEM_FUZZ_SECONDS; TANDEM_FUZZ_KEEP=DIR keeps what was found, to be put into <c>tests/Fuzz/corpus</c>.
/// </summary>
public class GuidedTests
{
    private const string Report = "TANDEM_FUZZ_REPORT";
    private const string Keep = "TANDEM_FUZZ_KEEP";
    private const int LongestKept = 4_096;
    private const int MostKept = 2_000;
    private const int MostInCorpus = 80;

    private static readonly double Seconds =
        (double.TryParse(Environment.GetEnvironmentVariable("TANDEM_FUZZ_SECONDS"), out double wanted) ? wanted : 12.0) / Target.All.Count;

    [Fact]
    public void What_reaches_new_code_is_followed()
    {
        string report = Path.GetTempFileName();
        using InstrumentedCopy copy = new();
        TimeSpan limit = TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(3 * Seconds * Target.All.Count);
        copy.Test(nameof(Follows_what_it_reaches_where_it_is_told), limit, (Report, report));
        string[] lines = File.ReadAllLines(report);
        File.Delete(report);
        foreach (string line in lines)
        {
            Console.WriteLine($"fuzz {line}");
        }
        Assert.Equal(Target.All.Count, lines.Length);
        // Code that is not instrumented reaches nothing.
        Assert.All(lines, line => Assert.DoesNotContain(" 0 edges", line, StringComparison.Ordinal));
    }

    /// <summary>Run by <see cref="What_reaches_new_code_is_followed"/> in an instrumented copy of this program; elsewhere it has nothing to do.</summary>
    [Fact]
    public void Follows_what_it_reaches_where_it_is_told()
    {
        if (Environment.GetEnvironmentVariable(Report) is not { } report)
        {
            return;
        }
        foreach (Target target in Target.All)
        {
            File.AppendAllText(report, Follow(target) + "\n");
        }
    }

    private static string Follow(Target target)
    {
        CoverageMap.Forget();
        Action<byte[]> read = target.Begin();
        List<byte[]> found = [];
        foreach (byte[] input in target.Seeds.Concat(Corpus.Of(target.Name)))
        {
            if (Reaches(input, read, "of the corpus"))
            {
                found.Add(input);
            }
        }
        int known = found.Count;
        int edges = CoverageMap.Edges;
        long tried = 0;
        Prng prng = new(1);
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < Seconds)
        {
            byte[] input = new Mutator(prng.Fork(), [.. found.TakeLast(256)]).Next();
            tried++;
            if (Reaches(input, read, $"{tried} of {target.Name}") && input.Length <= LongestKept && found.Count < MostKept)
            {
                found.Add(input);
            }
        }
        if (Environment.GetEnvironmentVariable(Keep) is { } folder)
        {
            Corpus.Keep(folder, target.Name, Fewest(target, found, read));
        }
        return $"{target.Name}, guided: {tried} inputs tried in {watch.Elapsed.TotalSeconds:0.0} s, {edges} to {CoverageMap.Edges} edges, {found.Count - known} inputs reached something new";
    }

    // The short ones first, and only those that reach an edge that none before them did.
    private static List<byte[]> Fewest(Target target, List<byte[]> found, Action<byte[]> read)
    {
        CoverageMap.Forget();
        foreach (byte[] seed in target.Seeds)
        {
            Reaches(seed, read, "of the seeds");
        }
        List<byte[]> few = [];
        foreach (byte[] input in found.OrderBy(each => each.Length))
        {
            int before = CoverageMap.Edges;
            Reaches(input, read, "that was found");
            if (CoverageMap.Edges > before && few.Count < MostInCorpus)
            {
                few.Add(input);
            }
        }
        return few;
    }

    private static bool Reaches(byte[] input, Action<byte[]> read, string which)
    {
        CoverageMap.Clear();
        FuzzTests.Try(input, read, which);
        return CoverageMap.IsNew();
    }
}

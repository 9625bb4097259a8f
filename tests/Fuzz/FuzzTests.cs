namespace Tandem.Fuzz.Tests;

using System.Diagnostics;
using Tandem.Foundation;

/// <summary>
/// Mutated input for everything that reads what strangers send: nothing throws, nothing hangs, what was accepted can be written again. 12 s in all, or
/// TANDEM_FUZZ_SECONDS; TANDEM_FUZZ_SEED replays one seed of one target. <see cref="GuidedTests"/> goes on from there by what is reached.
/// </summary>
public class FuzzTests
{
    private const int InputsPerSeed = 200;

    // What the machine does meanwhile takes time too, though hardly each time.
    private const int Tries = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly double Seconds =
        (double.TryParse(Environment.GetEnvironmentVariable("TANDEM_FUZZ_SECONDS"), out double wanted) ? wanted : 12.0) / Target.All.Count;

    public static TheoryData<string> Targets => [.. Target.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Nothing_that_is_read_breaks_who_reads_it(string name)
    {
        Target target = Target.Named(name);
        byte[][] seeds = [.. target.Seeds, .. Corpus.Of(name)];
        Action<byte[]> read = target.Begin();
        if (ulong.TryParse(Environment.GetEnvironmentVariable("TANDEM_FUZZ_SEED"), out ulong one))
        {
            RunSeed(one, seeds, read);
            return;
        }
        foreach (byte[] input in seeds)
        {
            Try(input, read, "of the corpus");
        }
        Stopwatch watch = Stopwatch.StartNew();
        ulong seed = 1;
        for (; watch.Elapsed.TotalSeconds < Seconds; seed++)
        {
            RunSeed(seed, seeds, read);
        }
        Console.WriteLine($"fuzz {name}: {(seed - 1) * InputsPerSeed} inputs tried in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>One input; what is wrong with it is told with its bytes.</summary>
    internal static void Try(byte[] input, Action<byte[]> read, string which)
    {
        TimeSpan took = TimeSpan.Zero;
        for (int i = 0; i < Tries; i++)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                read(input);
            }
            catch (Exception e)
            {
                Assert.Fail($"input {which}: {Convert.ToHexString(input)}\n{e}");
            }
            took = Stopwatch.GetElapsedTime(start);
            if (took < Limit)
            {
                return;
            }
        }
        Assert.Fail($"input {which} took {took}: {Convert.ToHexString(input)}");
    }

    private static void RunSeed(ulong seed, byte[][] seeds, Action<byte[]> read)
    {
        Mutator mutator = new(new Prng(seed), seeds);
        for (int i = 0; i < InputsPerSeed; i++)
        {
            Try(mutator.Next(), read, $"{i} of TANDEM_FUZZ_SEED={seed}");
        }
    }
}

namespace Tandem.Simulation.Tests;

using System.Diagnostics;
using Tandem.TestKit.Simulation;

/// <summary>Many seeds, each ten virtual minutes. TANDEM_SEED replays one, TANDEM_SEEDS=N runs that many.</summary>
public class SeedTests
{
    private const int Seeds = 200;
    private static readonly string[] Ways =
    [
        "next",
        "1",
        "timeout",
        "invalid",
        "failed",
        "else",
        "yes",
        "limit",
        "success",
        "other",
        "answered",
        "key",
    ];
    private const string HashFile = "TANDEM_HASH_FILE";

    [Fact]
    public void Every_seed_keeps_its_invariants_and_drains()
    {
        if (ulong.TryParse(Environment.GetEnvironmentVariable("TANDEM_SEED"), out ulong one))
        {
            Assert.Null(new Scenario(one).Run());
            return;
        }
        int count = int.TryParse(Environment.GetEnvironmentVariable("TANDEM_SEEDS"), out int wanted) ? wanted : Seeds;
        Stopwatch watch = Stopwatch.StartNew();
        List<string> broken = [];
        int bridged = 0;
        int early = 0;
        int redirected = 0;
        int nodes = 0;
        (int Answered, int Called, int TakenUp, long Heard) verto = default;
        HashSet<string> exits = [];
        Parallel.For(
            1,
            count + 1,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            seed =>
            {
                Scenario scenario = new((ulong)seed);
                string? wrong = Guarded(scenario, (ulong)seed);
                lock (broken)
                {
                    bridged += scenario.Bridged;
                    early += scenario.HeardEarly;
                    redirected += scenario.Redirected;
                    nodes += scenario.FlowNodes;
                    (int answered, int called, int takenUp, long heard) = scenario.Verto;
                    verto = (verto.Answered + answered, verto.Called + called, verto.TakenUp + takenUp, verto.Heard + heard);
                    exits.UnionWith(scenario.FlowExits);
                    if (wrong != null)
                    {
                        broken.Add(wrong);
                    }
                }
            }
        );
        broken.Sort(StringComparer.Ordinal);
        string report = string.Join("\n", broken.Take(10));
        Assert.True(broken.Count == 0, $"{broken.Count} of {count} seeds, replay one with TANDEM_SEED=N:\n{report}");
        Assert.True(bridged > count * 15, $"only {bridged} bridges in {count} seeds after {watch.Elapsed}");
        string[] missing = [.. Ways.Except(exits)];
        Assert.True(
            nodes > count * 60 && missing.Length == 0,
            $"{nodes} nodes of flows in {count} seeds, none left by {string.Join(", ", missing)}"
        );
        bool hasPages = verto.Answered > count && verto.Called > count / 2 && verto.TakenUp > count / 4 && verto.Heard > count * 100;
        Assert.True(hasPages, $"{verto} of pages in {count} seeds");
        bool wasVaried = early > count && redirected > count / 4;
        Assert.True(wasVaried, $"only {early} times something was heard early, {redirected} redirects in {count} seeds");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Scenario first = new(3);
        Scenario second = new(3);
        Assert.Null(first.Run());
        Assert.Null(second.Run());
        Assert.Equal(first.Hash, second.Hash);
    }

    /// <summary>Run by <see cref="Language_and_time_zone_change_nothing"/> in processes of its own.</summary>
    [Fact]
    public void Writes_its_hash_where_it_is_told()
    {
        Scenario scenario = new(5);
        Assert.Null(scenario.Run());
        if (Environment.GetEnvironmentVariable(HashFile) is { } file)
        {
            File.WriteAllText(file, scenario.Hash);
        }
    }

    [Fact]
    public void Language_and_time_zone_change_nothing()
    {
        string first = HashIn("en_US.UTF-8", "America/Los_Angeles");
        string second = HashIn("tr_TR.UTF-8", "Asia/Shanghai");
        Assert.Equal(64, first.Length);
        Assert.Equal(first, second);
    }

    private static string HashIn(string language, string zone)
    {
        string file = Path.GetTempFileName();
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            ArgumentList = { "-method", "*Writes_its_hash*" },
            RedirectStandardOutput = true,
            Environment =
            {
                [HashFile] = file,
                ["LANG"] = language,
                ["LC_ALL"] = language,
                ["TZ"] = zone,
            },
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string hash = File.ReadAllText(file);
        File.Delete(file);
        return hash.Length > 0 ? hash : output;
    }

    [Fact]
    public void A_planted_bug_is_found()
    {
        int found = 0;
        for (ulong seed = 1; seed <= 5; seed++)
        {
            found += Guarded(new Scenario(seed, lostWakesPerMille: 20), seed) != null ? 1 : 0;
        }
        Assert.True(found >= 3, $"a loop that loses wake-ups was found by {found} of 5 seeds");
    }

    private static string? Guarded(Scenario scenario, ulong seed)
    {
        try
        {
            return scenario.Run();
        }
        catch (Exception e)
        {
            return $"seed {seed}: {e}";
        }
    }
}

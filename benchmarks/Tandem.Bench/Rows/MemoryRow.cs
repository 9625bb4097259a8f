namespace Tandem.Bench.Rows;

using Tandem.Bench.Rig;

/// <summary>Memory of a bridged call: the slope of RSS between few and many standing calls, each after media and a rest.</summary>
internal sealed class MemoryRow : IRow
{
    private const int Few = 200;
    private const int Many = 1_000;
    private const int Spare = 20;
    private const int StandRate = 50;
    private const int RestSeconds = 40;

    public string Name => "memory";

    public bool HasUnpinned => false;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int few = stage.Quick ? 10 : Few;
        int many = stage.Quick ? 50 : Many;
        await using Scene scene = await stage.OpenAsync(many + Spare, Stage.Queue, [], cancel);
        long idle = scene.Server.Figures.Resident;
        long low = await RestedAsync(scene, few, few, stage.Quick, cancel);
        long high = await RestedAsync(scene, many - few, many, stage.Quick, cancel);
        findings.Details["resident_kB"] = new
        {
            idle = idle / 1024,
            few = low / 1024,
            many = high / 1024,
        };
        findings.Add(
            "memory_per_call",
            (high - low) / 1024.0 / (many - few),
            $"{idle >> 20} MB with no call, {low >> 20} MB with {few}, {high >> 20} MB with {many}"
        );
    }

    private static async Task<long> RestedAsync(Scene scene, int more, int wanted, bool quick, CancellationToken cancel)
    {
        await scene.Load.AskAsync($"stand {more} {StandRate} media", cancel);
        await scene.Load.AskAsync("media 1 4", cancel);
        await Task.Delay(TimeSpan.FromSeconds(quick ? 2 : RestSeconds), cancel);
        double calls = (await scene.Server.MetricsAsync(cancel))["tandem_calls"];
        return calls >= wanted ? scene.Server.Figures.Resident : throw new BenchException($"only {calls} of {wanted} calls stand");
    }
}

namespace Tandem.Bench.Rows;

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tandem.Bench.Hostile;
using Tandem.Bench.Rig;

/// <summary>Calls of customers while strangers attack everything that listens: no call may be harmed.</summary>
internal sealed class HostileRow : IRow
{
    private const int Agents = 200;
    private const int Rate = 100;
    private const int Seconds = 30;
    private const int HoldMillis = 1_000;
    private const int PacketsPerSecond = 10_000;
    private const int RequestsPerSecond = 1_000;
    private const int HandshakesPerSecond = 100;

    /// <summary>An attack that came to less than this was none.</summary>
    private const double Enough = 0.9;

    public string Name => "hostile";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int seconds = stage.Quick ? 5 : Seconds;
        string tls = $"127.0.0.1:{FreePorts.Tcp()}";
        (string certificate, string key) = TlsFiles.Make(stage.Work);
        string[] more = ["--sip", $"tls:{tls}", "--tls-cert", certificate, "--tls-key", key];
        await using Scene scene = await stage.OpenAsync(Agents, Stage.Queue, more, cancel);
        await scene.Load.AskAsync($"calls {Rate} {(stage.Quick ? 2 : 10)} {HoldMillis}", cancel);

        using Process attacker = Process.Start(stage.Pinned.Load("dotnet", Arguments(scene, tls)))!;
        // Its share of the core first: what it takes to start is not the attack.
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        CallStep step = await CallStep.RunAsync(scene, Rate, seconds, HoldMillis, cancel);
        attacker.StandardInput.Close();
        JsonElement attack = JsonElement.Parse(await attacker.StandardOutput.ReadToEndAsync(cancel));
        await attacker.WaitForExitAsync(cancel);
        findings.Details["calls"] = step;
        findings.Details["attack"] = attack;

        double lasted = seconds + 2;
        double packets = attack.GetProperty("packets").GetDouble() / lasted;
        double requests = attack.GetProperty("requests").GetDouble() / lasted;
        double handshakes = attack.GetProperty("handshakes").GetDouble() / lasted;
        string note = $"{packets:0} packets, {requests:0} requests, {handshakes:0} handshakes a second; {step.Describe()}";
        bool isWeak = !stage.Quick && packets < Enough * PacketsPerSecond;
        findings.Add("hostile_whole", isWeak ? 0 : step.WholePercent, isWeak ? $"the attack was too weak: {note}" : note);
        findings.Add("hostile_ring_p99", step.RingP99);
    }

    private static string[] Arguments(Scene scene, string tls) =>
        [
            typeof(HostileRow).Assembly.Location,
            Attacker.Word,
            scene.Server.Sip,
            tls,
            scene.Server.Http,
            $"{BenchServer.RtpLow}",
            $"{BenchServer.RtpHigh}",
            PacketsPerSecond.ToString(CultureInfo.InvariantCulture),
            RequestsPerSecond.ToString(CultureInfo.InvariantCulture),
            HandshakesPerSecond.ToString(CultureInfo.InvariantCulture),
        ];
}

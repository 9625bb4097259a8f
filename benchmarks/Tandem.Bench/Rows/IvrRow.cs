namespace Tandem.Bench.Rows;

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Tandem.Bench.Rig;
using Tandem.Core.Ivr.Documents;

/// <summary>
/// Callers in a flow: each hears a menu, presses a key, is told something and waits while a service is asked, over and over. How long it is from the key to
/// the next prompt; and how long a large flow takes to be read and judged.
/// </summary>
internal sealed class IvrRow : IRow
{
    private const int Callers = 300;
    private const int WarmSeconds = 8;
    private const int Seconds = 30;
    private const int LargeFlow = 500;
    private const int WarmReads = 10;
    private const int Reads = 60;

    public string Name => "ivr";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        findings.Add("flow_read", Read(out double first), $"the first one in a process {first:0} ms");
        await using Scene scene = await stage.OpenAsync(1, Stage.Queue, ["--allow-callbacks", "127.0.0.1"], cancel);
        int service = FreePorts.Tcp();
        JsonElement made = await scene.Server.PostAsync("/v1/flows", Flow(service), cancel);
        await scene.Server.PostAsync($"/v1/flows/{made.GetProperty("id").GetInt32()}/publish", "", cancel);
        TimeSpan before = scene.Server.Figures.Cpu;
        long start = Stopwatch.GetTimestamp();
        FlowResult result = await LoadAsync(stage, scene.Server.Sip, service, cancel);
        double share = (scene.Server.Figures.Cpu - before).TotalSeconds / Stopwatch.GetElapsedTime(start).TotalSeconds;
        List<double> delays = result.Delays;
        delays.Sort();
        double p99 = delays.Count == 0 ? double.PositiveInfinity : delays[(int)(delays.Count * 0.99)];
        findings.Add(
            "ivr_prompt_p99",
            p99,
            $"{Callers} callers, {delays.Count} keys, median {delays.ElementAtOrDefault(delays.Count / 2):0.0} ms, longest {delays.LastOrDefault():0} ms, {share * 100:0} % of a core"
        );
        findings.Add(
            "ivr_whole",
            delays.Count == 0 ? 0 : 100.0 * delays.Count / (delays.Count + result.Lost),
            $"{result.Lost} keys led to no prompt, {result.Ended} calls ended"
        );
    }

    private static async Task<FlowResult> LoadAsync(Stage stage, string sip, int service, CancellationToken cancel)
    {
        string[] arguments =
        [
            typeof(IvrRow).Assembly.Location,
            FlowCallers.Word,
            sip,
            "ivr",
            .. new[] { Callers, service, stage.Quick ? 3 : WarmSeconds, stage.Quick ? 5 : Seconds }.Select(number =>
                number.ToString(CultureInfo.InvariantCulture)
            ),
        ];
        using Process process = Process.Start(stage.Pinned.Load("dotnet", arguments))!;
        try
        {
            string told = await process.StandardOutput.ReadToEndAsync(cancel);
            return told.Length > 0
                ? JsonSerializer.Deserialize<FlowResult>(told)!
                : throw new BenchException($"the callers failed: {await process.StandardError.ReadToEndAsync(cancel)}");
        }
        finally
        {
            process.Kill();
        }
    }

    private static string Flow(int port) =>
        $$$"""
            {"name": "ivr", "nodes": [
              {"id": "start", "type": "start", "exits": {"next": "menu"}},
              {"id": "menu", "type": "collect", "prompts": [{"tone": "%(50000,0,500)"}], "firstTimeout": 300,
               "exits": {"1": "told", "timeout": "bye", "invalid": "bye"}},
              {"id": "told", "type": "play", "prompts": [{"tone": "%(400,0,700)"}], "exits": {"next": "ask"}},
              {"id": "ask", "type": "webhook", "method": "POST", "url": "http://127.0.0.1:{{{port}}}/", "body": {"caller": "{{caller}}"},
               "exits": {"success": "menu", "failed": "bye"}},
              {"id": "bye", "type": "hang-up"}
            ]}
            """;

    private static double Read(out double first)
    {
        byte[] document = Encoding.UTF8.GetBytes(Large());
        StepTimes cold = new();
        StepTimes warm = new();
        for (int i = 0; i < WarmReads + Reads; i++)
        {
            (
                i == 0 ? cold
                : i < WarmReads ? new StepTimes()
                : warm
            ).Measure(() => Read(document));
        }
        first = cold.Percentile(100) / 1_000;
        return warm.Percentile(99) / 1_000;
    }

    private static void Read(byte[] document)
    {
        FlowReading read = FlowReader.Read(document, null);
        if (read.Flow == null)
        {
            throw new BenchException($"the large flow has faults: {read.Faults[0].Place} {read.Faults[0].Text}");
        }
    }

    private static string Large()
    {
        StringBuilder text = new(
            "{\"name\": \"large\", \"nodes\": [{\"id\": \"start\", \"type\": \"start\", \"exits\": {\"next\": \"n1\"}}"
        );
        for (int i = 1; i < LargeFlow - 1; i++)
        {
            string next = $"n{i + 1}";
            text.Append(", ")
                .Append(
                    (i % 4) switch
                    {
                        0 =>
                            $$$"""{"id": "n{{{i}}}", "type": "condition", "cases": [{"when": "waiting('sales') > {{{i}}} && startsWith(caller, '139')", "exit": "a"}], "exits": {"a": "{{{next}}}", "else": "{{{next}}}"}}""",
                        1 =>
                            $$$"""{"id": "n{{{i}}}", "type": "collect", "prompts": [{"text": "press {{{i}}}"}], "pattern": "[0-9]{3,{{{3 + i % 5}}}}", "max": 8, "exits": {"next": "{{{next}}}", "timeout": "{{{next}}}", "invalid": "{{{next}}}"}}""",
                        2 =>
                            $$$"""{"id": "n{{{i}}}", "type": "set", "values": {"x{{{i % 20}}}": "concat(caller, '{{{i}}}')"}, "exits": {"next": "{{{next}}}"}}""",
                        _ =>
                            $$$"""{"id": "n{{{i}}}", "type": "play", "prompts": [{"digits": "{{{i}}}"}], "exits": {"next": "{{{next}}}"}}""",
                    }
                );
        }
        return text.Append($", {{\"id\": \"n{LargeFlow - 1}\", \"type\": \"hang-up\"}}]}}").ToString();
    }
}

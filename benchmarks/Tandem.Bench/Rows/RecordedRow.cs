namespace Tandem.Bench.Rows;

using System.Globalization;
using System.Text.Json;
using Tandem.Bench.Rig;

/// <summary>Bridged calls that are all recorded: media as in the media row, and each recording as long as its call was bridged.</summary>
internal sealed class RecordedRow : IRow
{
    private const int Calls = 400;
    private const int Spare = 20;
    private const int Step = 100;
    private const int StandRate = 50;
    private const double LengthTolerance = 0.1;
    private const int RecordsPerPage = 200;

    public string Name => "recorded";

    public bool HasUnpinned => true;

    public async Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        string note = "";
        int first = stage.Quick ? 20 : Calls;
        for (int calls = first; calls > 0; calls -= Step)
        {
            (MediaStep media, int right, string worst) = await TryAsync(stage, calls, cancel);
            findings.Details[$"step_{calls}"] = new
            {
                media,
                recordingsRight = right,
                worst,
            };
            if (media.Sustained && right == calls)
            {
                findings.Add("recorded_calls", calls, note);
                return;
            }
            note = note.Length > 0 ? note : $"{calls} not sustained: {media.Describe()}; {right} recordings of the right length, {worst}";
        }
        findings.Add("recorded_calls", 0, note);
    }

    private static async Task<(MediaStep Media, int Right, string Worst)> TryAsync(Stage stage, int calls, CancellationToken cancel)
    {
        await using Scene scene = await stage.OpenAsync(calls + Spare, Stage.RecordedQueue, [], cancel);
        string ended = Path.Combine(stage.Work, $"recorded-{calls}");
        await MediaRow.StandAsync(scene, calls, StandRate, cancel);
        MediaStep media = await MediaStep.RunAsync(scene.Load, scene.Server.Figures, calls, stage.Quick, cancel);
        await scene.Load.AskAsync($"release {StandRate * 2} {ended}", cancel);
        // Headers are completed and records written after the calls: give the store its time.
        await Task.Delay(TimeSpan.FromSeconds(3), cancel);
        (int right, string worst) = await CheckAsync(scene.Server, ended, cancel);
        return (media, right, worst);
    }

    // The bridged time as the phones saw it, against the audio that is there.
    private static async Task<(int Right, string Worst)> CheckAsync(BenchServer server, string ended, CancellationToken cancel)
    {
        Dictionary<string, double> bridged = File.ReadLines(ended)
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture) / 1_000);
        int right = 0;
        double worst = 0;
        for (int offset = 0; ; offset += RecordsPerPage)
        {
            JsonElement page = await server.RecordsAsync(RecordsPerPage, offset, cancel);
            foreach (JsonElement record in page.EnumerateArray())
            {
                string? recording = record.GetProperty("recording").GetString();
                if (recording == null || !bridged.Remove(record.GetProperty("callerNumber").GetString()!, out double seconds))
                {
                    continue;
                }
                double off = StereoSeconds(await server.RecordingAsync(recording, cancel)) - seconds;
                right += Math.Abs(off) <= LengthTolerance ? 1 : 0;
                worst = Math.Abs(off) > Math.Abs(worst) ? off : worst;
            }
            if (page.GetArrayLength() < RecordsPerPage)
            {
                break;
            }
        }
        return (right, $"the most wrong by {worst:0.000} s, {bridged.Count} calls without one");
    }

    // RIFF: the data chunk over the format's bytes a second; two channels or it does not count.
    private static double StereoSeconds(byte[] wav)
    {
        double perSecond = 0;
        for (int at = 12; at + 8 <= wav.Length; )
        {
            int size = BitConverter.ToInt32(wav, at + 4);
            if (wav.AsSpan(at, 4).SequenceEqual("fmt "u8))
            {
                perSecond = BitConverter.ToInt16(wav, at + 10) == 2 ? BitConverter.ToInt32(wav, at + 16) : 0;
            }
            else if (wav.AsSpan(at, 4).SequenceEqual("data"u8))
            {
                return perSecond > 0 ? Math.Min(size, wav.Length - at - 8) / perSecond : 0;
            }
            at += 8 + size + (size & 1);
        }
        return 0;
    }
}

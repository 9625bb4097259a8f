namespace Tandem.Interop.Tests;

using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>Recordings as other programs hear them, and how they end.</summary>
public sealed class RecordingTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_recording_in_A_law_is_played_by_sox_and_deleted_when_it_is_too_old()
    {
        using RunningServer server = new("--recording-format", "a-law", "--recording-days", "default=50", "--lang", "en");
        Call(server);
        // The tenant keeps less than its operator does.
        Assert.Equal(HttpStatusCode.OK, server.Put("/v1/retention", new { recordingDays = 30 }));
        server.Terminate();
        Assert.True(server.WaitForExit(Limit), "it does not end");
        string file = Directory.GetFiles(Recordings(server), "*.wav", SearchOption.AllDirectories).Single();

        Assert.Equal("A-law", Sox(server, "-e", file));
        Assert.Equal(("2", "8000"), (Sox(server, "-c", file), Sox(server, "-r", file)));
        double seconds = double.Parse(Sox(server, "-D", file), CultureInfo.InvariantCulture);
        Assert.InRange(seconds, 0.5, 10);
        // Two bytes a sample of both sides, and the header.
        Assert.Equal(new FileInfo(file).Length, 58 + (long)Math.Round(seconds * 8_000) * 2);
        using (Tool played = new("sox", server.Folder, file, "-n", "stat"))
        {
            Assert.Equal(0, played.Finish(Limit));
            Assert.Contains("Maximum amplitude", played.Log.ToString(), StringComparison.Ordinal);
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-40));
        string orphan = Path.Combine(Recordings(server), "2020", "01", "01", Guid.CreateVersion7().ToString("N") + ".wav");
        Directory.CreateDirectory(Path.GetDirectoryName(orphan)!);
        File.WriteAllBytes(orphan, new byte[100]);
        File.SetLastWriteTimeUtc(orphan, DateTime.UtcNow.AddDays(-400));
        server.Start();
        Await.Until(() => !File.Exists(file), Limit, () => $"it is still there\n{server.Log}");
        Assert.True(File.Exists(Path.ChangeExtension(file, ".deleted")));
        Assert.True(File.Exists(orphan), "what is nobody's is not ours to delete");
        Await.Until(() => Deletions(server).Length == 1, Limit, () => $"no event\n{server.Log}");
        JsonElement data = Deletions(server)[0].GetProperty("data");
        Assert.Equal(("age", hash), (data.GetProperty("why").GetString(), data.GetProperty("sha256").GetString()));
        Assert.Equal(Path.GetFileNameWithoutExtension(file), data.GetProperty("recording").GetGuid().ToString("N"));
        Await.Until(
            () =>
                server
                    .Log.ToString()
                    .Contains("1 files of recordings are in no index, 0 recordings of the index have no file", StringComparison.Ordinal),
            Limit,
            () => server.Log.ToString()
        );

        // The sealed note stands for it: nothing is missing.
        server.Terminate();
        Assert.True(server.WaitForExit(Limit), "it does not end");
        File.Delete(orphan);
        int before = server.Log.ToString().Length;
        server.Start();
        Assert.Equal("ok", server.Health().Trim());
        Assert.DoesNotContain("are in no index", server.Log.ToString()[before..], StringComparison.Ordinal);
    }

    private static string Recordings(RunningServer server) => Path.Combine(server.Folder, "recordings");

    private static JsonElement[] Deletions(RunningServer server) =>
        [.. server.Get("/v1/events?type=audit.recording_deleted").GetProperty("events").EnumerateArray()];

    private static string Sox(RunningServer server, string what, string file)
    {
        using Tool soxi = new("soxi", server.Folder, what, file);
        Assert.Equal(0, soxi.Finish(Limit));
        return soxi.Log.ToString().Trim();
    }

    private static void Call(RunningServer server)
    {
        server.BuildQueue("sales", "1001", "1002");
        using Tool agent = Phone(server, "1001");
        Await.Until(() => agent.Log.ToString().Contains("registered as", StringComparison.Ordinal), Limit, () => agent.Log.ToString());
        server.SignIn("sales", "1001");
        using Tool caller = Phone(server, "1002", "--call", "sales", "--talk", "3");
        Assert.True(caller.Finish(Limit) == 0, caller.Log.ToString());
        Await.Until(() => server.Records().Length == 2, Limit, () => $"{server.Records().Length} records");
    }

    private static Tool Phone(RunningServer server, string extension, params string[] more) =>
        new(
            RunningServer.Program,
            server.Folder,
            ["phone", extension, "--password", RunningServer.SecretOf(extension), "--data", server.Folder, "--lang", "en", .. more]
        );
}

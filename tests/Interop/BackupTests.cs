namespace Tandem.Interop.Tests;

using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>Backup and restore as an operator does them.</summary>
public class BackupTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    [Fact]
    public void A_backup_made_during_a_call_disturbs_nothing_and_brings_everything_back()
    {
        string archive = Path.Combine(Directory.CreateTempSubdirectory("tandem-backup-").FullName, "tandem.tar.gz");
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999");
        using SmallCentre centre = new(server);
        centre.TalkOnce(1);
        Await.Until(() => server.Records().Count(SippTests.IsClosed) == 2, Limit, () => "the first call did not end");
        centre.Call(2);
        (int code, string said) = Run("backup", archive, "--data", server.Folder, "--recordings");
        Assert.True(code == 0, said);
        long heard = centre.Heard;
        Await.Until(() => centre.Heard > heard + 50, Limit, () => "the caller hears nothing any more");
        centre.HangUp(2);
        Await.Until(() => server.Records().Count(SippTests.IsClosed) == 4, Limit, () => "the second call did not end");
        Assert.DoesNotContain(server.Records(), record => record.GetProperty("cause").GetString() == "system_failure");
        string key = server.Credentials.GetProperty("native").GetProperty("apiKey").GetString()!;

        (code, said) = Run("restore", archive, "--data", server.Folder);
        Assert.True(code == 1 && said.Contains("holds something already", StringComparison.Ordinal), said);
        server.Terminate();
        Assert.True(server.WaitForExit(Limit), $"it does not end\n{server.Log}");
        Directory.Delete(server.Folder, recursive: true);
        (code, said) = Run("restore", archive, "--data", server.Folder);
        Assert.True(code == 0, said);
        server.Start();

        Assert.Equal(key, server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        JsonElement[] records = server.Records();
        // The second call was up: to whoever restores it has been cut off.
        Assert.Equal(
            ["local_hang_up", "remote_hang_up", "system_failure", "system_failure"],
            records.Select(record => record.GetProperty("cause").GetString()).Order()
        );
        Assert.Equal("1001", Assert.Single(server.AgentStates("sales")).GetProperty("agent_id").GetString());
        string recording = records
            .First(record => record.GetProperty("cause").GetString() == "remote_hang_up")
            .GetProperty("recording")
            .GetString()!;
        using HttpRequestMessage request = new(HttpMethod.Get, $"/v1/recordings/{recording}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using HttpResponseMessage answer = server.Http.Send(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode && answer.Content.ReadAsStream(TestContext.Current.CancellationToken).Length > 8_000);
        Directory.Delete(Path.GetDirectoryName(archive)!, recursive: true);
    }

    [Fact]
    public void What_is_no_data_folder_is_not_backed_up()
    {
        string folder = Directory.CreateTempSubdirectory("tandem-backup-").FullName;
        (int code, string said) = Run("backup", Path.Combine(folder, "x.tar.gz"), "--data", folder);
        Assert.Equal(1, code);
        Assert.Contains("no database", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    private static (int Code, string Said) Run(params string[] arguments)
    {
        ProcessStartInfo start = new(RunningServer.Program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(Limit), "it does not end");
        return (process.ExitCode, output.GetAwaiter().GetResult() + error);
    }
}

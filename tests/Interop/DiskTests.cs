namespace Tandem.Interop.Tests;

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>The disk fails under a server, and works again; or does not let one start.</summary>
public class DiskTests
{
    private const int InputOutput = 5;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    [Theory]
    [InlineData(NoSpace, "full")]
    [InlineData(ReadOnly, "")]
    [InlineData(InputOutput, "I/O error")]
    public void A_disk_that_fails_and_works_again_costs_a_while_of_writing(int error, string reason)
    {
        using FailingDisk disk = new();
        using RunningServer server = new(disk.Environment);
        Assert.Equal(HttpStatusCode.OK, Add(server, "before"));

        disk.Fail(error);
        Await.Until(() => Add(server, "meanwhile") == HttpStatusCode.InternalServerError, Limit, () => $"it is written\n{server.Log}");
        Assert.StartsWith("degraded", server.Health(), StringComparison.Ordinal);
        Assert.Contains(reason, server.Health(), StringComparison.Ordinal);

        disk.Mend();
        Await.Until(() => Add(server, "after") == HttpStatusCode.OK, Limit, () => $"nothing is written again\n{server.Log}");
        Assert.Equal("ok\n", server.Health());
        server.Terminate();
        Assert.True(server.WaitForExit(Limit), $"it does not end\n{server.Log}");
        Assert.Equal(0, server.ExitCode);

        server.Start();
        Assert.Equal(HttpStatusCode.Conflict, Add(server, "before"));
        Assert.Equal(HttpStatusCode.Conflict, Add(server, "after"));
    }

    [Fact]
    public void A_server_whose_disk_is_full_ends_when_told_to()
    {
        using FailingDisk disk = new();
        using RunningServer server = new(disk.Environment);
        disk.Fail(NoSpace);
        Await.Until(() => Add(server, "lost") == HttpStatusCode.InternalServerError, Limit, () => $"it is written\n{server.Log}");
        server.Terminate();
        Assert.True(server.WaitForExit(Limit), $"it does not end\n{server.Log}");
        Assert.Equal(0, server.ExitCode);
        Assert.DoesNotContain("   at ", server.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NoSpace, "the disk is full")]
    [InlineData(ReadOnly, "not writable")]
    [InlineData(InputOutput, "the disk fails")]
    public void A_start_on_a_disk_that_fails_ends_with_advice(int error, string advice)
    {
        using FailingDisk disk = new();
        disk.Fail(error);
        Assert.Contains(advice, Refused(disk, Fresh()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NoSpace, "")]
    [InlineData(ReadOnly, "not writable")]
    [InlineData(InputOutput, "")]
    public void So_does_a_start_where_a_server_was_before(int error, string advice)
    {
        using FailingDisk disk = new();
        using RunningServer server = new(disk.Environment);
        Add(server, "before");
        server.Kill();
        disk.Fail(error);
        Assert.Contains(advice, Refused(disk, server.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_whose_last_pages_are_gone_or_garbage_is_said_to_be_damaged()
    {
        using FailingDisk disk = new();
        using RunningServer server = new();
        for (int i = 0; i < 40; i++)
        {
            Add(server, $"{1000 + i}");
        }
        server.Terminate();
        Assert.True(server.WaitForExit(Limit), $"it does not end\n{server.Log}");
        string database = Path.Combine(server.Folder, "tandem.db");
        byte[] whole = File.ReadAllBytes(database);

        File.WriteAllBytes(database, whole[..^(whole.Length / 2)]);
        Assert.Contains("put a backup back", Refused(disk, server.Folder), StringComparison.OrdinalIgnoreCase);
        Random garbage = new(1);
        byte[] half = [.. whole];
        garbage.NextBytes(half.AsSpan(half.Length / 2));
        File.WriteAllBytes(database, half);
        Assert.Contains("put a backup back", Refused(disk, server.Folder), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void In_Chinese_the_database_s_own_words_are_too()
    {
        using FailingDisk disk = new();
        using RunningServer server = new("--lang", "zh");
        server.Terminate();
        Assert.True(server.WaitForExit(Limit), $"it does not end\n{server.Log}");
        string database = Path.Combine(server.Folder, "tandem.db");
        File.WriteAllBytes(database, File.ReadAllBytes(database)[..^4_096]);
        string said = Refused(disk, server.Folder, more: ["--lang", "zh"]);
        Assert.Contains("SQLite 错误 11：数据库文件已损坏", said, StringComparison.Ordinal);
        Assert.DoesNotContain("malformed", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_was_cut_short_costs_its_end_and_no_start()
    {
        using RunningServer server = new();
        Assert.Equal(HttpStatusCode.OK, Add(server, "first"));
        Assert.Equal(HttpStatusCode.OK, Add(server, "second"));
        server.Kill();
        string log = Path.Combine(server.Folder, "tandem.db-wal");
        using (FileStream file = new(log, FileMode.Open))
        {
            file.SetLength(file.Length - 1_000);
        }
        server.Start();
        Assert.Equal(HttpStatusCode.Conflict, Add(server, "first"));
        Assert.Equal(HttpStatusCode.OK, Add(server, "third"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    public void Too_few_open_files_are_said_to_be_too_few(int files)
    {
        using FailingDisk disk = new();
        Assert.Contains("ulimit -n", Refused(disk, Fresh(), files), StringComparison.Ordinal);
    }

    private static HttpStatusCode Add(RunningServer server, string login)
    {
        using HttpResponseMessage answer = server.Http.PostAsJsonAsync("/api/users", new { login }).GetAwaiter().GetResult();
        return answer.StatusCode;
    }

    private static string Fresh() => Directory.CreateTempSubdirectory("tandem-interop-").FullName;

    /// <summary>What a start says that must not succeed: advice of one line, and no stack.</summary>
    private static string Refused(FailingDisk disk, string folder, int files = 4_096, params string[] more)
    {
        ProcessStartInfo start = new("bash")
        {
            ArgumentList =
            {
                "-c",
                $"ulimit -n {files}; exec \"$0\" \"$@\"",
                RunningServer.Program,
                "serve",
                "--data",
                folder,
                "--http",
                $"127.0.0.1:{RunningServer.FreePort()}",
                "--sip",
                $"127.0.0.1:{RunningServer.FreePort()}",
                "--rtp",
                $"{RunningServer.FreeRange()}-",
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList[^1] += int.Parse(start.ArgumentList[^1].TrimEnd('-')) + 19;
        Array.ForEach(more, start.ArgumentList.Add);
        foreach ((string name, string value) in disk.Environment)
        {
            start.Environment[name] = value;
        }
        using Process process = Process.Start(start)!;
        string said = process.StandardError.ReadToEnd();
        if (!process.WaitForExit(Limit))
        {
            process.Kill();
        }
        Assert.True(process.ExitCode == 1, $"{process.ExitCode}: {said}{process.StandardOutput.ReadToEnd()}");
        Assert.Single(said.Trim().Split('\n'));
        Assert.StartsWith("tandem: ", said, StringComparison.Ordinal);
        return said;
    }
}

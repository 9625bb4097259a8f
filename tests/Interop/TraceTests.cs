namespace Tandem.Interop.Tests;

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Tandem.Interop.Tests.Tools;

/// <summary>What a call said on the wire is there afterwards: as JSON, as a ladder, as a capture file.</summary>
public sealed class TraceTests
{
    private const string Pcap = "application/vnd.tcpdump.pcap";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_call_is_shown_as_json_as_a_ladder_and_as_a_capture_file()
    {
        using RunningServer server = new();
        string call = Call(server);

        JsonElement trace = server.Get($"/v1/calls/{call}/sip");
        JsonElement[] messages = [.. trace.GetProperty("messages").EnumerateArray()];
        string[] first = [.. messages.Select(message => message.GetProperty("firstLine").GetString()!)];
        Assert.StartsWith("INVITE sip:1001@", first[0], StringComparison.Ordinal);
        Assert.Contains(first, line => line == "SIP/2.0 401 Unauthorized");
        Assert.Equal(2, first.Count(line => line.StartsWith("BYE ", StringComparison.Ordinal)));
        JsonElement[] legs = [.. trace.GetProperty("legs").EnumerateArray()];
        Assert.Equal(["extension:1002", "extension:1001"], legs.Select(leg => leg.GetProperty("party").GetString()));
        Assert.All(legs, leg => Assert.True(leg.GetProperty("quality").GetProperty("packetsIn").GetInt64() > 20, leg.ToString()));
        Assert.True(trace.GetProperty("whole").GetBoolean());
        string challenged = messages
            .Select(message => message.GetProperty("text").GetString()!)
            .First(text => text.Contains("Authorization:"));
        Assert.Contains("response=\"xxxxxxxx", challenged, StringComparison.Ordinal);

        string ladder = Trace(server, 0, call, "--lang", "en");
        Assert.Contains("Tandem", ladder, StringComparison.Ordinal);
        Assert.Matches(@"\|-+ INVITE SDP -+>\|", ladder);
        Assert.Matches(@"\|<-+ 401 Unauthorized \(INVITE\) -+\|", ladder);
        Assert.Matches(@"extension:1001 +was called +in \d+ packets, loss 0\.0 %, jitter", ladder);
        Assert.Equal(ladder, Trace(server, 0, call.Replace("-", "", StringComparison.Ordinal)[^8..], "--lang", "en"));
        Assert.Contains("此后经过的秒数", Trace(server, 0, call, "--lang", "zh"), StringComparison.Ordinal);
        Assert.Contains("200 OK (REGISTER)", Trace(server, 0, "1001", "--registrations"), StringComparison.Ordinal);
        Assert.Contains("no SIP messages of", Trace(server, 1, Guid.NewGuid().ToString(), "--lang", "en"), StringComparison.Ordinal);

        string file = Path.Combine(server.Folder, "call.pcap");
        Trace(server, 0, call, "--pcap", file);
        Assert.Equal(first.Length, Sip(server, file));
        File.WriteAllBytes(file, Capture(server, call));
        Assert.Equal(first.Length, Sip(server, file));
        Assert.Equal(0, server.Metric("tandem_sip_trace_dropped_total"));

        // The folder is enough, and other servers and other people get nothing.
        Assert.Equal(HttpStatusCode.NotFound, Status(server, Guid.NewGuid().ToString()));
        server.Terminate();
        Assert.True(server.WaitForExit(Limit), "it does not end");
        Assert.Equal(ladder, Trace(server, 0, call, "--lang", "en"));
    }

    // An extension calls another one and hangs up; returns the call's id once its messages are on the disk.
    private static string Call(RunningServer server)
    {
        server.BuildQueue("sales", "1001", "1002");
        using Tool called = Phone(server, "1001");
        Await.Until(() => called.Log.ToString().Contains("registered as", StringComparison.Ordinal), Limit, () => called.Log.ToString());
        using Tool caller = Phone(server, "1002", "--call", "1001", "--talk", "1");
        Assert.True(caller.Finish(Limit) == 0, caller.Log.ToString());
        Await.Until(() => server.Records().Length == 2, Limit, () => $"{server.Records().Length} records");
        string call = server.Records()[0].GetProperty("call").GetString()!;
        Await.Until(() => IsComplete(server, call), Limit, () => server.Get($"/v1/calls/{call}/sip").ToString());
        return call;
    }

    private static bool IsComplete(RunningServer server, string call)
    {
        JsonElement trace = server.Get($"/v1/calls/{call}/sip");
        return trace.TryGetProperty("messages", out JsonElement messages)
            && messages
                .EnumerateArray()
                .Count(each => each.GetProperty("text").GetString()!.Contains("CSeq: 2 BYE", StringComparison.Ordinal))
                + messages
                    .EnumerateArray()
                    .Count(each => each.GetProperty("text").GetString()!.Contains(" BYE\r\n", StringComparison.Ordinal))
                >= 4
            && trace.GetProperty("legs").EnumerateArray().All(leg => leg.GetProperty("quality").ValueKind == JsonValueKind.Object);
    }

    private static Tool Phone(RunningServer server, string extension, params string[] more) =>
        new(
            RunningServer.Program,
            server.Folder,
            ["phone", extension, "--password", RunningServer.SecretOf(extension), "--data", server.Folder, "--lang", "en", .. more]
        );

    private static string Trace(RunningServer server, int exitCode, params string[] arguments)
    {
        using Tool trace = new(RunningServer.Program, server.Folder, ["trace", "--data", server.Folder, .. arguments]);
        int ended = trace.Finish(Limit);
        Assert.True(ended == exitCode, $"exit code {ended}:\n{trace.Log}");
        return trace.Log.ToString();
    }

    // Every packet is SIP to tshark, whole and without complaint.
    private static int Sip(RunningServer server, string file)
    {
        using Tool all = new("tshark", server.Folder, "-r", file, "-Y", "sip && !_ws.malformed", "-T", "fields", "-e", "sip.Call-ID");
        Assert.Equal(0, all.Finish(Limit));
        return all
            .Log.ToString()
            .Split('\n')
            .Count(line =>
                line.Length > 0 && !line.Contains("tshark", StringComparison.Ordinal) && !line.Contains("root", StringComparison.Ordinal)
            );
    }

    private static byte[] Capture(RunningServer server, string call)
    {
        using HttpResponseMessage answer = Send(server, call, Pcap);
        Assert.Equal(Pcap, answer.Content.Headers.ContentType?.MediaType);
        return answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
    }

    private static HttpStatusCode Status(RunningServer server, string call)
    {
        using HttpResponseMessage answer = Send(server, call, "*/*");
        return answer.StatusCode;
    }

    private static HttpResponseMessage Send(RunningServer server, string call, string accept)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/v1/calls/{call}/sip");
        request.Headers.Add("X-API-Key", server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        return server.Http.Send(request);
    }
}

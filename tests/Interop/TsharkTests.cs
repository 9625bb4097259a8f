namespace Tandem.Interop.Tests;

using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>tshark reads a whole queue call, RTP and RTCP included, and has nothing to complain about.</summary>
public class TsharkTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    [Fact]
    public void Nothing_is_malformed()
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999");
        server.BuildQueue("sales", "1001");
        string file = Path.Combine(server.Folder, "call.pcapng");
        string filter = $"udp port {server.SipPort} or udp portrange {server.RtpLow}-{server.RtpLow + 199}";
        using Tool capture = new("tshark", server.Folder, "-i", "lo", "-f", filter, "-w", file, "-q");
        Await.Until(() => File.Exists(file), Limit, () => $"tshark may not capture here:\n{capture.Log}");
        Call(server);
        capture.Interrupt();
        capture.Finish(Limit);

        string[] decode = ["-d", $"udp.port=={server.SipPort},sip", "-o", "rtp.heuristic_rtp:TRUE"];
        using Tool complaints = new(
            "tshark",
            server.Folder,
            ["-r", file, .. decode, "-Y", "_ws.malformed || _ws.expert.severity >= error"]
        );
        Assert.Equal(0, complaints.Finish(Limit));
        string[] lines = complaints
            .Log.ToString()
            .Split('\n')
            .Where(line => line.Contains("127.0.0.1", StringComparison.Ordinal))
            .ToArray();
        Assert.True(lines.Length == 0, string.Join('\n', lines));

        using Tool counts = new("tshark", server.Folder, ["-r", file, .. decode, "-q", "-z", "io,phs"]);
        Assert.Equal(0, counts.Finish(Limit));
        string tree = counts.Log.ToString();
        Assert.Contains("sip", tree, StringComparison.Ordinal);
        Assert.Contains("rtp", tree, StringComparison.Ordinal);
        Assert.Contains("rtcp", tree, StringComparison.Ordinal);
    }

    private static void Call(RunningServer server)
    {
        using PhoneRig rig = new();
        PhoneLine? line = null;
        bool over = false;
        PhoneConfig shared = new()
        {
            User = "1001",
            Password = RunningServer.SecretOf("1001"),
            Domain = server.Domain,
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = 500,
            RingFor = TimeSpan.FromMilliseconds(200),
        };
        Phone agent = rig.Add(Loopback, shared, (_, _) => { });
        Phone caller = rig.Add(
            Loopback,
            shared with
            {
                User = "13900000000",
                Password = "",
                Domain = "city.test",
            },
            (phone, happened) =>
            {
                line = happened is PhoneUp ? phone.Lines[0] : line;
                over |= happened is PhoneDown;
            }
        );
        rig.Start();
        rig.Do(agent, (phone, now) => phone.Register(now));
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration\n{server.Log}");
        server.SignIn("sales", "1001");
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        // Some eight seconds, so that RTCP reports go out as well.
        Await.Until(() => line is { PacketsIn: > 400 }, Limit, () => $"no audio\n{server.Log}");
        rig.Do(caller, (phone, now) => phone.HangUp(line!.Id, now));
        Await.Until(() => over, Limit, () => "the call does not end");
    }
}

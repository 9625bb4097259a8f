namespace Tandem.Interop.Tests.Tools;

using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Tandem.Media.Tones;

/// <summary>baresip as an agent's phone: registers with digest, answers by itself, speaks a tone made by sox, and keeps what it hears.</summary>
public sealed class Baresip : IDisposable
{
    private const int HeaderBytes = 44;
    private const int WindowSamples = 4_000;
    private const double Audible = 0.12;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    // A call that is over leaves its file behind; what is in it is not heard any more.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly string folder;
    private readonly string domain;
    private readonly string way;
    private readonly string encryption;
    private readonly int control = RunningServer.FreePort();
    private readonly Tool tool;

    /// <param name="server">Where it registers.</param>
    /// <param name="extension">As whom.</param>
    /// <param name="hertz">The tone it speaks.</param>
    /// <param name="codecs">In the order it offers them.</param>
    /// <param name="transport">udp, tcp or tls.</param>
    /// <param name="port">The server's for that; 0 for its usual one.</param>
    /// <param name="keys">How it sends keys: <c>rtpevent</c> or <c>info</c>.</param>
    /// <param name="encryption">How its media are protected: <c>srtp</c>, <c>srtp-mand</c>; empty for not at all.</param>
    /// <param name="voice">What sox makes its voice of instead of the tone.</param>
    public Baresip(
        RunningServer server,
        string extension,
        int hertz,
        string codecs = "pcmu,pcma",
        string transport = "udp",
        int port = 0,
        string keys = "rtpevent",
        string encryption = "",
        params string[] voice
    )
    {
        way = $"127.0.0.1:{(port == 0 ? server.SipPort : port)};transport={transport}";
        domain = server.Domain;
        folder = Directory.CreateDirectory(Path.Combine(server.Folder, $"baresip-{extension}")).FullName;
        string file = Path.Combine(folder, "voice.wav");
        string[] effects = voice.Length > 0 ? voice : ["synth", "60", "sine", $"{hertz}", "vol", "0.3"];
        string[] making = ["-n", "-r", "8000", "-c", "1", "-b", "16", file, .. effects];
        using (Tool sox = new("sox", folder, making))
        {
            Assert.Equal(0, sox.Finish(Limit));
        }
        this.encryption = encryption;
        Configure(extension, file, codecs, transport, keys);
        tool = new Tool("baresip", server.Folder, "-f", folder);
    }

    public ProcessLog Log => tool.Log;

    /// <summary>Which of these tones it hears now, in its last half second.</summary>
    public int[] Hears(params int[] hertz)
    {
        short[] samples = Latest();
        List<int> heard = [];
        foreach (int each in hertz)
        {
            ToneEar ear = new(each);
            ear.Hear(samples);
            if (ear.Take() > Audible)
            {
                heard.Add(each);
            }
        }
        return [.. heard];
    }

    /// <summary>Root mean square of its last half second, of 32 768.</summary>
    public double Level()
    {
        short[] samples = Latest();
        return samples.Length == 0 ? 0 : Math.Sqrt(samples.Average(each => (double)each * each));
    }

    public void Dial(string number) => Command("dial", $"sip:{number}@{domain}");

    /// <summary>Presses keys in its call.</summary>
    public void Press(string keys) => Command("sndcode", keys);

    /// <summary>By its own BYE.</summary>
    public void HangUp() => Command("hangup", "");

    /// <summary>Puts the other side on hold.</summary>
    public void Hold() => Command("hold", "");

    public void Resume() => Command("resume", "");

    /// <summary>Passes its call on by REFER.</summary>
    public void Transfer(string number) => Command("transfer", $"sip:{number}@{domain}");

    public void Dispose() => tool.Dispose();

    // JSON in netstrings, as its module ctrl_tcp takes it.
    private void Command(string command, string parameters)
    {
        string json = JsonSerializer.Serialize(new { command, @params = parameters });
        using TcpClient client = new();
        client.Connect(IPAddress.Loopback, control);
        client.GetStream().Write(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(json)}:{json},"));
        client.ReceiveTimeout = (int)Limit.TotalMilliseconds;
        Assert.True(client.GetStream().Read(new byte[1_000]) > 0, $"baresip does not take {command}\n{Log}");
    }

    // It makes a file per call; the newest is the one that grows.
    private short[] Latest()
    {
        FileInfo? file = new DirectoryInfo(folder).GetFiles("*-dec.wav").MaxBy(each => each.LastWriteTimeUtc);
        if (file is not { Length: > HeaderBytes + WindowSamples * 2 } || DateTime.UtcNow - file.LastWriteTimeUtc > Fresh)
        {
            return [];
        }
        using FileStream stream = new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[WindowSamples * 2];
        stream.Seek(-bytes.Length - (stream.Length - HeaderBytes) % 2, SeekOrigin.End);
        stream.ReadExactly(bytes);
        short[] samples = new short[WindowSamples];
        Buffer.BlockCopy(bytes, 0, samples, 0, bytes.Length);
        return samples;
    }

    private void Configure(string extension, string voice, string codecs, string transport, string keys)
    {
        // SIP over TLS gets the port after that of SIP.
        string modules = Directory.Exists("/usr/lib/baresip/modules")
            ? "/usr/lib/baresip/modules"
            : Directory
                .GetDirectories("/usr/lib", "modules", SearchOption.AllDirectories)
                .First(path => path.Contains("baresip", StringComparison.Ordinal));
        File.WriteAllText(
            Path.Combine(folder, "config"),
            $"""
            module_path {modules}
            module g711.so
            module g722.so
            module aufile.so
            module sndfile.so
            {(encryption.StartsWith("srtp", StringComparison.Ordinal) ? "module srtp.so" : "")}
            module_app account.so
            module_app menu.so
            module_app ctrl_tcp.so
            ctrl_tcp_listen 127.0.0.1:{control}
            sip_listen 127.0.0.1:{RunningServer.FreePair()}
            audio_source aufile,{voice}
            audio_player aufile,{Path.Combine(folder, "heard.wav")}
            audio_alert aufile,{Path.Combine(folder, "alert.wav")}
            snd_path {folder}
            rtp_timeout 60

            """
        );
        File.WriteAllText(
            Path.Combine(folder, "accounts"),
            $"<sip:{extension}@{domain};transport={transport}>;outbound=\"sip:{way}\";"
                + $"auth_pass={RunningServer.SecretOf(extension)};answermode=auto;audio_codecs={codecs};dtmfmode={keys};regint=60{(encryption.Length > 0 ? $";mediaenc={encryption}" : "")}\n"
        );
    }
}

namespace Tandem.Interop.Tests.Tools;

using Tandem.Media.Tones;

/// <summary>baresip as an agent's phone: registers with digest, answers by itself, speaks a tone made by sox, and keeps what it hears.</summary>
public sealed class Baresip : IDisposable
{
    private const int HeaderBytes = 44;
    private const int WindowSamples = 4_000;
    private const double Audible = 0.12;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    private readonly string folder;
    private readonly Tool tool;

    public Baresip(RunningServer server, string extension, int hertz, string codecs = "pcmu,pcma")
    {
        folder = Directory.CreateDirectory(Path.Combine(server.Folder, $"baresip-{extension}")).FullName;
        string voice = Path.Combine(folder, "voice.wav");
        string[] making = ["-n", "-r", "8000", "-c", "1", "-b", "16", voice, "synth", "60", "sine", $"{hertz}", "vol", "0.3"];
        using (Tool sox = new("sox", folder, making))
        {
            Assert.Equal(0, sox.Finish(Limit));
        }
        Configure(server, extension, voice, codecs);
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

    public void Dispose() => tool.Dispose();

    // It makes a file per call; the newest is the one that grows.
    private short[] Latest()
    {
        FileInfo? file = new DirectoryInfo(folder).GetFiles("*-dec.wav").MaxBy(each => each.LastWriteTimeUtc);
        if (file is not { Length: > HeaderBytes + WindowSamples * 2 })
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

    private void Configure(RunningServer server, string extension, string voice, string codecs)
    {
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
            module_app account.so
            module_app menu.so
            sip_listen 127.0.0.1:{RunningServer.FreePort()}
            audio_source aufile,{voice}
            audio_player aufile,{Path.Combine(folder, "heard.wav")}
            audio_alert aufile,{Path.Combine(folder, "alert.wav")}
            snd_path {folder}
            rtp_timeout 60

            """
        );
        File.WriteAllText(
            Path.Combine(folder, "accounts"),
            $"<sip:{extension}@{server.Domain};transport=udp>;outbound=\"sip:127.0.0.1:{server.SipPort};transport=udp\";"
                + $"auth_pass={RunningServer.SecretOf(extension)};answermode=auto;audio_codecs={codecs};regint=60\n"
        );
    }
}

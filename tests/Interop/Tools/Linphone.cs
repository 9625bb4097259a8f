namespace Tandem.Interop.Tests.Tools;

/// <summary>linphone on a console as an agent's phone: registers with digest, answers by itself, does what it is told in a line.</summary>
internal sealed class Linphone : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private readonly RunningServer server;
    private readonly Tool tool;

    public Linphone(RunningServer server, string extension)
    {
        this.server = server;
        string folder = Directory.CreateDirectory(Path.Combine(server.Folder, $"linphone-{extension}")).FullName;
        // It wants these below its home.
        Directory.CreateDirectory(Path.Combine(folder, ".local/share/linphone"));
        Directory.CreateDirectory(Path.Combine(folder, ".config/linphone"));
        string settings = Path.Combine(folder, "settings");
        File.WriteAllText(
            settings,
            $"""
            [sip]
            sip_port={RunningServer.FreePort()}
            sip_tcp_port=0
            sip_tls_port=0
            contact=sip:{extension}@127.0.0.1

            [rtp]
            audio_rtp_port={RunningServer.FreePair()}

            [video]
            capture=0
            display=0
            automatically_initiate=0
            automatically_accept=0

            """
        );
        string voice = Path.Combine(folder, "voice.wav");
        using (Tool sox = new("sox", folder, "-n", "-r", "8000", "-c", "1", "-b", "16", voice, "synth", "60", "sine", "620"))
        {
            Assert.Equal(0, sox.Finish(Limit));
        }
        tool = new Tool("linphonec", folder, "-c", settings, "-a");
        // Without a file to play it sends nothing at all.
        tool.Say("soundcard use files");
        tool.Say($"play {voice}");
        tool.Say($"register sip:{extension}@{server.Domain} sip:127.0.0.1:{server.SipPort} {RunningServer.SecretOf(extension)}");
    }

    public ProcessLog Log => tool.Log;

    public void Call(string number) => tool.Say($"call {AddressOf(number)}");

    public void Pause() => tool.Say("pause");

    public void Resume() => tool.Say("resume");

    /// <summary>Passes its n-th call on by REFER.</summary>
    public void Transfer(int call, string number) => tool.Say($"transfer {call} {AddressOf(number)}");

    public void Dispose() => tool.Dispose();

    private string AddressOf(string number) => $"sip:{number}@127.0.0.1:{server.SipPort}";
}

namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Media.Tones;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>baresip registers with digest and answers a queue call; what each side hears, and what is recorded, is told by its tone.</summary>
public class BaresipTests
{
    private const int BaresipHertz = 620;
    private const int CallerHertz = 1_130;
    private const int Window = 800;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    /// <summary>The caller speaks PCMU, so the second kind is transcoded both ways.</summary>
    [Theory]
    [InlineData("pcmu,pcma")]
    [InlineData("g722")]
    public void A_queue_call_has_audio_both_ways_and_a_stereo_recording(string codecs)
    {
        using RunningServer server = new("--trunk", "city=127.0.0.1:5999");
        server.BuildQueue("sales", "1001");
        using Baresip baresip = new(server, "1001", BaresipHertz, codecs);
        Await.Until(
            () => server.Metric("tandem_registrations") == 1,
            Limit,
            () => $"baresip did not register:\n{baresip.Log}\n{server.Log}"
        );
        server.SignIn("sales", "1001");

        using PhoneRig rig = new();
        PhoneLine? line = null;
        bool over = false;
        Phone caller = rig.Add(
            Loopback,
            Caller(server),
            (phone, happened) =>
            {
                line = happened is PhoneUp ? phone.Lines[0] : line;
                over |= happened is PhoneDown;
            }
        );
        rig.Start();
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Await.Until(() => line is { Heard: BaresipHertz }, Limit, () => $"the caller heard {line?.Heard}:\n{baresip.Log}\n{server.Log}");
        // Long enough that the recording has more than a second of both.
        Await.Until(() => line!.PacketsIn > 250, Limit, () => "audio stopped");
        rig.Do(caller, (phone, now) => phone.HangUp(line!.Id, now));
        Await.Until(() => over && server.Records().All(SippTests.IsClosed), Limit, () => "the call did not end");

        Await.Until(() => server.Metric("tandem_recordings") == 0, Limit, () => "the recording does not end");
        Guid recording = Guid.Empty;
        Await.Until(
            () => (recording = server.Records().Select(Recording).FirstOrDefault(id => id != Guid.Empty)) != Guid.Empty,
            Limit,
            () => "no record tells of a recording"
        );
        byte[] wav = Wav(server, recording);
        (double left, double right) = (Share(wav, 0, CallerHertz), Share(wav, 1, BaresipHertz));
        Assert.True(left > 0.5, $"the left side of the recording is not the caller ({left:0.00})");
        Assert.True(right > 0.5, $"the right side of the recording is not baresip ({right:0.00})");
        double seconds = (wav.Length - 44) / 32_000.0;
        JsonElement leg = server.Records().First(record => SippTests.IsBridged(record, "inbound"));
        double bridged = (leg.GetProperty("end").GetDateTime() - leg.GetProperty("bridge").GetDateTime()).TotalSeconds;
        Assert.InRange(seconds, bridged - 0.1, bridged + 0.1);
    }

    private static PhoneConfig Caller(RunningServer server) =>
        new()
        {
            User = "13912345678",
            Domain = "city.test",
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = CallerHertz,
            ListenHz = [BaresipHertz],
        };

    private static Guid Recording(JsonElement record) =>
        record.GetProperty("recording").ValueKind == JsonValueKind.Null ? Guid.Empty : record.GetProperty("recording").GetGuid();

    private static byte[] Wav(RunningServer server, Guid recording)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/v1/recordings/{recording}");
        request.Headers.Add("X-API-Key", server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        using HttpResponseMessage answer = server.Http.Send(request);
        answer.EnsureSuccessStatusCode();
        return answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
    }

    /// <summary>How much of one side's energy is at a frequency, over the whole recording.</summary>
    private static double Share(byte[] wav, int side, int hertz)
    {
        short[] samples = new short[(wav.Length - 44) / 4];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BitConverter.ToInt16(wav, 44 + i * 4 + side * 2);
        }
        // In windows of 100 ms: a jump of phase somewhere must not hide a tone that is there.
        List<double> shares = [];
        ToneEar ear = new(hertz);
        for (int at = 0; at + Window <= samples.Length; at += Window)
        {
            ear.Hear(samples.AsSpan(at, Window));
            shares.Add(ear.Take());
        }
        return shares.Count == 0 ? 0 : shares.Order().ElementAt(shares.Count / 2);
    }
}

namespace Tandem.Interop.Tests;

using System.Net.Http.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>baresip over TLS with keys in SDP: what an extension wants decides, and what each side hears tells.</summary>
public class SrtpTests
{
    private const int BaresipHertz = 620;
    private const int CallerHertz = 1_130;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    [Theory]
    [InlineData("required", "srtp-mand", true)]
    [InlineData("required", "", false)]
    [InlineData("offered", "srtp", true)]
    [InlineData("offered", "", true)]
    [InlineData("off", "srtp-mand", false)]
    public void A_desk_phone_over_tls_is_called_as_its_extension_wants_it(string wanted, string encryption, bool isHeard)
    {
        string folder = Directory.CreateTempSubdirectory("tandem-srtp-").FullName;
        (string certificate, string key) = Certificate.Make(folder);
        int port = RunningServer.FreePort();
        using RunningServer server = new(
            "--trunk",
            "city=127.0.0.1:5999",
            "--sip",
            $"tls:127.0.0.1:{port}",
            "--tls-cert",
            certificate,
            "--tls-key",
            key
        );
        server.BuildQueue("sales", "1001");
        Want(server, "1001", wanted);
        using Baresip baresip = new(server, "1001", BaresipHertz, transport: "tls", port: port, encryption: encryption);
        Await.Until(() => server.Metric("tandem_registrations") == 1, Limit, () => $"no registration:\n{baresip.Log}\n{server.Log}");

        using PhoneRig rig = new();
        PhoneLine? line = null;
        int code = 0;
        Phone caller = rig.Add(
            Loopback,
            Caller(server),
            (phone, happened) =>
            {
                line = happened is PhoneUp ? phone.Lines[0] : line;
                code = happened is PhoneDown down ? down.Code : code;
            }
        );
        rig.Start();
        rig.Do(caller, (phone, now) => phone.Call("1001", now));
        if (isHeard)
        {
            Await.Until(
                () => line is { Heard: BaresipHertz },
                Limit,
                () => $"the caller heard {line?.Heard}:\n{baresip.Log}\n{server.Log}"
            );
            Await.Until(() => baresip.Hears(CallerHertz).Length == 1, Limit, () => $"baresip hears nothing:\n{baresip.Log}");
        }
        else
        {
            Await.Until(() => code != 0, Limit, () => $"the call is not refused:\n{baresip.Log}\n{server.Log}");
            Assert.Null(line);
        }
    }

    private static void Want(RunningServer server, string extension, string srtp)
    {
        using HttpRequestMessage request = new(HttpMethod.Patch, $"/v1/extensions/{extension}");
        request.Headers.Add("X-API-Key", server.Credentials.GetProperty("native").GetProperty("apiKey").GetString());
        request.Content = JsonContent.Create(new { srtp });
        using HttpResponseMessage answer = server.Http.Send(request);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
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
}

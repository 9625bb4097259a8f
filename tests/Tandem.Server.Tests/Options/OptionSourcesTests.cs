namespace Tandem.Server.Tests.Options;

using System.Collections;
using Tandem.Server.Options;
using Tandem.Sip.Settings;

/// <summary>Where options come from, who wins, and what is said to somebody who misspelt one.</summary>
public sealed class OptionSourcesTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    /// <summary>A value of each option, and what shows that it was taken; a new option without a row here fails the test below.</summary>
    public static TheoryData<string, string, string> Values =>
        new()
        {
            { "--data", "/srv/t", "Data=/srv/t" },
            { "--http", "https:127.0.0.9:81", "Http=WebListener { Address = 127.0.0.9:81, IsTls = True }" },
            { "--cors-origin", "https://crm.example", "CorsOrigins=https://crm.example" },
            { "--metrics-allow", "127.0.0.0/8", "MetricsAllowed=NetBlock { Base = 127.0.0.0:0, Length = 8 }" },
            { "--sip", "tcp:127.0.0.9:5070", "Sip=(Tcp, 127.0.0.9:5070)" },
            { "--rtp", "30000-30099", "RtpHigh=30099" },
            { "--browser-port", "30100", "BrowserPort=30100" },
            { "--public-url", "https://pbx.example/", "PublicUrl=https://pbx.example" },
            { "--trunk", "a=127.0.0.9:5099", "Trunks=trunk a at 127.0.0.9:5099" },
            { "--dns", "127.0.0.9:5353", "DnsServers=127.0.0.9:5353" },
            { "--number", "0108888*=queue:sales", "Numbers=RouteRow { Id = 0, Number = 0108888*, Target = Queue, Destination = sales," },
            { "--country", "us", "Country=US" },
            { "--area-code", "010", "AreaCode=010" },
            { "--places", "/etc/tandem/places.csv", "Places=/etc/tandem/places.csv" },
            { "--trusted-proxy", "127.0.0.9", "TrustedProxies=NetBlock { Base = 127.0.0.9:0, Length = 32 }" },
            { "--allow-callbacks", "10.1.0.0/16", "AllowedCallbacks=NetBlock { Base = 10.1.0.0:0, Length = 16 }" },
            {
                "--local-net",
                "127.0.0.0/8",
                "LocalNets=LocalNet { Block = NetBlock { Base = 127.0.0.0:0, Length = 8 }, Own = 127.0.0.1:0 }"
            },
            { "--speech-url", "https://tts.example/v1?voice=a;key=s3cret", "Speech=https://tts.example/v1" },
            { "--recognition-url", "http://10.0.0.9:9000/", "Recognition=http://10.0.0.9:9000/" },
            { "--public", "203.0.113.9", "Public=203.0.113.9:0" },
            { "--calls-per-second", "77", "CallsPerSecond=77" },
            { "--http-connections", "99", "HttpConnections=99" },
            { "--requests-per-second", "88", "RequestsPerSecond=88" },
            { "--sip-digest", "both", "Digest=Both" },
            { "--recording-format", "a-law", "RecordingFormat=ALaw" },
            { "--recording-days", "acme=30", "RecordingDays=TenantLimit { Tenant = acme, Value = 30 }" },
            { "--recording-size", "500", "RecordingSize=TenantLimit { Tenant = , Value = 500 }" },
            { "--sip-trace-size", "99", "SipTraceSize=99" },
            { "--drain-seconds", "7", "Drain=00:00:07" },
            { "--flight-recorder", "/srv/f", "FlightRecorder=/srv/f" },
            { "--flight-recorder-size", "99", "FlightRecorderSize=99" },
            { "--keep-events", "30", "KeepEvents=KeptFor { Usual = 30," },
            { "--keep-events-size", "500", "KeepEventsSize=KeptFor { Usual = 500," },
            { "--keep-records", "400", "KeepRecords=KeptFor { Usual = 400," },
            { "--silence-probe", "9", "SilenceProbe=00:00:09" },
            { "--require-totp", "supervisors", "RequireTotp=Supervisors" },
            { "--otlp", "http://127.0.0.1:4317", "Collector=http://127.0.0.1:4317/" },
            { "--log-level", "sip=debug", "LogLevels=LogLevelRule { Area = sip, Level = Debug }" },
            { "--log-format", "json", "LogJson=True" },
        };

    /// <summary>Tried elsewhere: they need files or each other, or are refused.</summary>
    private static readonly string[] Others =
    [
        "--tls-cert",
        "--tls-key",
        "--database",
        "--oidc-authority",
        "--oidc-client-id",
        "--oidc-client-secret",
    ];

    [Fact]
    public void EveryOptionIsTried()
    {
        IEnumerable<string> tried = Values.Select(row => row.Data.Item1).Concat(Others);
        Assert.Equal(ServeOptionTable.All.Select(each => each.Name).Order(), tried.Order());
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void IsReadFromAFlagTheEnvironmentAndAFile(string option, string value, string shown)
    {
        string key = option.TrimStart('-');
        File.WriteAllText(file, $$"""{ "{{key}}": "{{value}}" }""");
        Hashtable variables = new() { ["TANDEM_" + key.Replace('-', '_').ToUpperInvariant()] = value };

        AssertShown(shown, OptionSources.Read(Flag(option, value), new Hashtable(), null));
        AssertShown(shown, OptionSources.Read(Flag(), variables, null));
        AssertShown(shown, OptionSources.Read(Flag(), new Hashtable(), file));
    }

    [Fact]
    public void AFlagWinsOverTheEnvironmentAndThatOverTheFile()
    {
        File.WriteAllText(file, """{ "drain_seconds": 1, "calls_per_second": 1, "rtp": "30000-30001" }""");
        Hashtable variables = new() { ["TANDEM_DRAIN_SECONDS"] = "2", ["TANDEM_CALLS_PER_SECOND"] = "2" };

        ServeOptions options = OptionSources.Read(Flag("--drain-seconds", "3"), variables, file);

        Assert.Equal((3, 2, 30_001), (options.Drain.TotalSeconds, options.CallsPerSecond, options.RtpHigh));
    }

    [Fact]
    public void SeveralValuesAreAListInAFileAndSeparatedByCommasInTheEnvironment()
    {
        File.WriteAllText(file, """{ "http": ["127.0.0.1:1", "127.0.0.1:2"] }""");
        Hashtable variables = new() { ["TANDEM_SIP"] = "udp:127.0.0.1:5070, tcp:127.0.0.1:5071" };

        ServeOptions options = OptionSources.Read(Flag(), variables, file);

        Assert.Equal([1, 2], options.Http.Select(each => (int)each.Address.Port));
        Assert.Equal([SipTransport.Udp, SipTransport.Tcp], options.Sip.Select(each => each.Transport));
    }

    [Theory]
    [InlineData("""{ "sip-digset": "md5" }""", "did you mean sip-digest?")]
    [InlineData("""{ "sip-digest": "sha256" }""", "did you mean sha-256?")]
    [InlineData("""{ "rtp": ["1-2", "3-4"] }""", "one text or number")]
    [InlineData("""{ "rtp": {} }""", "one text or number")]
    [InlineData("""{ "calls-per-second": -1 }""", "whole number from 0")]
    [InlineData("""{ "calls-per-second": 1e9 }""", "whole number from 0")]
    [InlineData("""["rtp"]""", "JSON object")]
    [InlineData("""{ "rtp": """, "not JSON")]
    public void AFileThatMakesNoSenseIsRefusedWithWhatWouldBeRight(string text, string said)
    {
        File.WriteAllText(file, text);
        Assert.Contains(said, Assert.Throws<OptionException>(() => OptionSources.Read(Flag(), new Hashtable(), file)).Message);
    }

    [Theory]
    [InlineData("TANDEM_RTPP", "1", "did you mean TANDEM_RTP?")]
    [InlineData("TANDEM_SOMETHING_ELSE", "1", "--help")]
    [InlineData("TANDEM_RTP", "9-10", "TANDEM_RTP 9-10 is no range")]
    [InlineData("TANDEM_DATABASE", "postgres://x", "not there yet")]
    public void AVariableThatMakesNoSenseIsRefused(string name, string value, string said)
    {
        Hashtable variables = new() { [name] = value };
        Assert.Contains(said, Assert.Throws<OptionException>(() => OptionSources.Read(Flag(), variables, null)).Message);
    }

    [Fact]
    public void WhatIsNoneOfOursInTheEnvironmentIsLeftAlone()
    {
        Hashtable variables = new()
        {
            ["PATH"] = "/bin",
            ["TANDEM_SEED"] = "7",
            ["TANDEM_RTP"] = "",
        };
        Assert.Equal(29_999, OptionSources.Read(Flag(), variables, null).RtpHigh);
    }

    [Theory]
    [InlineData("--speech-url", "http://10.0.0.9:81/say?token=a;key=b,c", "http://10.0.0.9:81/say;key=***")]
    [InlineData("--recognition-url", "http://10.0.0.9:81/hear", "http://10.0.0.9:81/hear")]
    [InlineData("--otlp", "http://10.0.0.9:4317/?key=x", "http://10.0.0.9:4317/")]
    [InlineData("--trunk", "a=10.0.0.9:5060;user=u;password=p,q r;calls=3", "a=10.0.0.9:5060;user=u;password=***;calls=3")]
    public void WhatIsSecretInAValueIsNotShown(string name, string value, string shown)
    {
        Assert.Equal(shown, ServeOptionTable.All.Single(each => each.Name == name).Shown(value));
    }

    [Fact]
    public void WhatDoesNotRepeatIsGivenOnce()
    {
        Dictionary<string, string[]> twice = new() { ["--rtp"] = ["20000-20009", "30000-30009"] };
        Assert.Contains("more than once", Assert.Throws<OptionException>(() => OptionSources.Read(twice, new Hashtable(), null)).Message);
    }

    [Fact]
    public void ACertificateNeedsItsKeyAndATlsListenerBoth()
    {
        Assert.Throws<OptionException>(() => OptionSources.Read(Flag("--tls-cert", "x.pem"), new Hashtable(), null));
        Assert.Throws<OptionException>(() => OptionSources.Read(Flag("--sip", "tls:127.0.0.1:5061"), new Hashtable(), null));
    }

    private static Dictionary<string, string[]> Flag(string? name = null, params string[] values) =>
        name == null ? [] : new Dictionary<string, string[]> { [name] = values };

    private static void AssertShown(string shown, ServeOptions options) =>
        Assert.Contains(Shown(options), each => each.StartsWith(shown, StringComparison.Ordinal));

    private static IEnumerable<string> Shown(ServeOptions options)
    {
        foreach (System.Reflection.PropertyInfo property in typeof(ServeOptions).GetProperties())
        {
            object? value = property.GetValue(options);
            foreach (object? each in value is IEnumerable list and not string ? list.Cast<object?>() : [value])
            {
                yield return $"{property.Name}={each}";
            }
        }
    }
}

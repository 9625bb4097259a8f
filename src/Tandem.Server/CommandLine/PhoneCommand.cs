namespace Tandem.Server.CommandLine;

using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Tandem.Foundation;
using Tandem.Net;
using Tandem.Phones;
using Tandem.Server.Options;
using Tandem.Server.Trying;
using Tandem.Server.Words;

/// <summary><c>tandem phone</c>: a scripted phone on real sockets, for trying a server out without one.</summary>
internal static class PhoneCommand
{
    private const int DefaultTone = 440;

    public static Command Make()
    {
        Argument<string> user = new("extension")
        {
            Description = Texts.Say("What it registers as, e.g. 1001", "注册用的分机号，例如 1001"),
        };
        Option<string> password = new("--password")
        {
            Description = Texts.Say("The extension's SIP password", "分机的 SIP 密码"),
            Required = true,
        };
        Option<string?> server = new("--server")
        {
            Description = Texts.Say("SIP address of the server (default: of --data)", "服务器的 SIP 地址（默认取自 --data）"),
            HelpName = "HOST:PORT",
        };
        Option<string?> domain = new("--domain")
        {
            Description = Texts.Say("Its domain (default: of --data)", "SIP 域（默认取自 --data）"),
        };
        Option<string> data = new("--data")
        {
            Description = Texts.Say("Data folder whose credentials.json names both", "数据目录，从其中的 credentials.json 读取地址与域"),
            DefaultValueFactory = _ => "data",
        };
        Option<string?> call = new("--call") { Description = Texts.Say("Calls this number once registered", "注册后呼叫该号码") };
        Option<int> ring = new("--answer-after")
        {
            Description = Texts.Say("Seconds it rings before it answers; -1 never", "振铃多少秒后应答；-1 表示不应答"),
            DefaultValueFactory = _ => 1,
        };
        Option<int> talk = new("--talk")
        {
            Description = Texts.Say("Seconds it talks; 0 until the other hangs up", "通话秒数；0 表示直到对方挂断"),
        };
        Option<int> tone = new("--tone")
        {
            Description = Texts.Say("Its voice: a tone of this many hertz", "它的声音：该频率（赫兹）的单音"),
            DefaultValueFactory = _ => DefaultTone,
        };
        Command command = new("phone", Texts.Say("Register a scripted phone and watch it", "注册一部模拟话机并观察它"))
        {
            user,
            password,
            server,
            domain,
            data,
            call,
            ring,
            talk,
            tone,
        };
        command.SetAction(
            (result, cancel) =>
                RunAsync(
                    () =>
                    {
                        (NetAddress address, string realm) = Where(
                            result.GetValue(server),
                            result.GetValue(domain),
                            result.GetValue(data)!
                        );
                        int seconds = result.GetValue(ring);
                        return new PhoneConfig
                        {
                            User = result.GetValue(user)!,
                            Password = result.GetValue(password)!,
                            Domain = realm,
                            NamesDomain = true,
                            Server = address,
                            Local = default,
                            Rtp = default,
                            ToneHz = result.GetValue(tone),
                            Temper = seconds < 0 ? PhoneTemper.NeverAnswers : PhoneTemper.Answers,
                            RingFor = TimeSpan.FromSeconds(Math.Max(0, seconds)),
                            TalkFor = TimeSpan.FromSeconds(result.GetValue(talk)),
                        };
                    },
                    result.GetValue(call),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(Func<PhoneConfig> read, string? call, CancellationToken cancel)
    {
        try
        {
            PhoneConfig config = read();
            return await TriedPhone.RunAsync(HostTowards(config.Server), config, call, cancel);
        }
        catch (Exception e) when (e is OptionException or PortTakenException)
        {
            await Console.Error.WriteLineAsync($"tandem: {Texts.Of(e)}");
            return 1;
        }
    }

    private static (NetAddress Server, string Domain) Where(string? server, string? domain, string data)
    {
        string file = Path.Combine(data, "credentials.json");
        if ((server == null || domain == null) && !File.Exists(file))
        {
            throw new OptionException(
                $"there is no {file}: name the server with --server HOST:PORT and --domain, or its folder with --data",
                $"没有 {file}：请用 --server HOST:PORT 与 --domain 指明服务器，或用 --data 指明其数据目录"
            );
        }
        using JsonDocument? credentials = server == null || domain == null ? JsonDocument.Parse(File.ReadAllBytes(file)) : null;
        string Of(string name) => credentials!.RootElement.GetProperty(name).GetString()!;
        return (OptionValues.Address(server ?? Of("sip"), "--server", "HOST:PORT"), domain ?? Of("domain"));
    }

    // The address of ours that the server is reached from.
    private static NetAddress HostTowards(NetAddress server)
    {
        using Socket socket = new(IPAddress.Parse(server.HostText).AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(new IPEndPoint(IPAddress.Parse(server.HostText), server.Port));
        return NetAddress.FromBytes(((IPEndPoint)socket.LocalEndPoint!).Address.GetAddressBytes(), 0);
    }
}

namespace Tandem.Server.Hosting;

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Tandem.Foundation;
using Tandem.Net;
using Tandem.Numbering;
using Tandem.Server.Options;
using Tandem.Server.Words;
using Tandem.Sip.Settings;

/// <summary>Looks at what a start needs: addresses, files, room. Changes nothing.</summary>
internal static class Preflight
{
    /// <summary>Below this much free space a start is warned: about 18 hours of one recorded call.</summary>
    private const long LittleSpace = 1L << 30;

    private static readonly TimeSpan SoonExpired = TimeSpan.FromDays(14);

    public static IEnumerable<Finding> Findings(ServeOptions options) =>
        [
            Folder(options.Data),
            .. Space(options.Data),
            .. Sip(options),
            .. Http(options),
            Audio(options),
            .. Certificate(options),
            .. Places(options),
            Prompts(),
        ];

    private static Finding Folder(string data)
    {
        string path = Path.GetFullPath(data);
        if (File.Exists(path))
        {
            return Error($"--data {path} is a file, not a folder", $"--data {path} 是文件而不是目录");
        }
        // What will be made is made in the nearest folder that is there.
        string existing = path;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }
        return Libc.MayWrite(existing)
            ? Ok($"data folder {path}", $"数据目录 {path}")
            : Error($"--data {path}: {existing} cannot be written by this user", $"--data {path}：当前用户无法写入 {existing}");
    }

    private static IEnumerable<Finding> Places(ServeOptions options)
    {
        if (options.Places.Length == 0)
        {
            return [];
        }
        try
        {
            PlaceTable places = PlaceFile.Read(options.Places);
            int percent = (int)(100 * MobileRanges.Covered(places));
            return
            [
                Ok(
                    $"{places.Count} prefixes of --places name the cities of {percent} % of China's mobile numbers",
                    $"--places 的 {places.Count} 个号段覆盖中国手机号段的 {percent} %"
                ),
            ];
        }
        catch (OptionException e)
        {
            return [Error(e.Message, e.Message)];
        }
    }

    private static IEnumerable<Finding> Space(string data)
    {
        string path = Path.GetFullPath(data);
        while (!Directory.Exists(path))
        {
            path = Path.GetDirectoryName(path)!;
        }
        long free = new DriveInfo(path).AvailableFreeSpace;
        if (free < LittleSpace)
        {
            long megabytes = free >> 20;
            yield return Warning(
                $"only {megabytes} MB are free in {path}; recordings stop when the disk is full",
                $"{path} 仅剩 {megabytes} MB；磁盘写满后将停止录音"
            );
        }
    }

    private static IEnumerable<Finding> Sip(ServeOptions options)
    {
        foreach ((SipTransport transport, NetAddress local) in options.Sip)
        {
            bool datagram = transport == SipTransport.Udp;
            yield return Listen($"SIP {transport}".ToLowerInvariant(), local, "--sip", datagram ? SocketType.Dgram : SocketType.Stream);
        }
    }

    private static IEnumerable<Finding> Http(ServeOptions options) =>
        options.Http.Select(each => Listen(each.IsTls ? "https" : "http", each.Address, "--http", SocketType.Stream));

    private static Finding Listen(string what, NetAddress address, string option, SocketType type)
    {
        using Socket socket = new(type, type == SocketType.Dgram ? ProtocolType.Udp : ProtocolType.Tcp);
        try
        {
            if (type == SocketType.Stream)
            {
                // As the server does: what a stopped one left in TIME_WAIT is no obstacle.
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }
            socket.Bind(new IPEndPoint(IPAddress.Parse(address.HostText), address.Port));
            return Ok($"{what} {address}", $"{what} {address}");
        }
        catch (SocketException e)
        {
            return Error(
                $"{what} {address} cannot be listened to: {e.Message}. Stop the other program, or choose another address with {option}",
                $"{what} {address} 无法监听：{e.Message}。请停止占用它的程序，或用 {option} 换一个地址"
            );
        }
    }

    private static Finding Audio(ServeOptions options)
    {
        int pairs = (options.RtpHigh - options.RtpLow + 1) / 2;
        DescriptorBudget budget = new(Libc.Descriptors(), options.HttpConnections);
        long allowed = budget.RtpPairs;
        long needed = DescriptorBudget.For(pairs);
        return allowed >= pairs
            ? Ok(
                $"audio ports {options.RtpLow}-{options.RtpHigh}: {pairs} legs",
                $"媒体端口 {options.RtpLow}-{options.RtpHigh}：{pairs} 路"
            )
            : Warning(
                $"audio ports {options.RtpLow}-{options.RtpHigh} are enough for {pairs} legs, but open files only for {Math.Max(0, allowed)}: raise ulimit -n to {needed}",
                $"媒体端口 {options.RtpLow}-{options.RtpHigh} 可供 {pairs} 路，但打开文件数只够 {Math.Max(0, allowed)} 路：请将 ulimit -n 提高到 {needed}"
            );
    }

    private static IEnumerable<Finding> Certificate(ServeOptions options)
    {
        if (options.CertificateFile.Length == 0)
        {
            yield break;
        }
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(options.CertificateFile);
        string until = certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        TimeSpan left = certificate.NotAfter.ToUniversalTime() - DateTime.UtcNow;
        yield return left > SoonExpired
            ? Ok($"certificate {options.CertificateFile} until {until}", $"证书 {options.CertificateFile} 有效期至 {until}")
            : Warning(
                $"certificate {options.CertificateFile} ends on {until}; phones refuse an expired one",
                $"证书 {options.CertificateFile} 将于 {until} 到期；话机会拒绝过期证书"
            );
    }

    private static Finding Prompts() =>
        PromptFolder.Find() is { Length: > 0 } folder
            ? Ok($"spoken prompts in {folder}", $"语音提示位于 {folder}")
            : Warning("no spoken prompts: callers hear tones instead", "没有语音提示：来电者将听到提示音");

    private static Finding Ok(string english, string chinese) => new(Severity.Ok, Texts.Say(english, chinese));

    private static Finding Warning(string english, string chinese) => new(Severity.Warning, Texts.Say(english, chinese));

    private static Finding Error(string english, string chinese) => new(Severity.Error, Texts.Say(english, chinese));
}

namespace Tandem.Net;

using Tandem.Foundation;
using Tandem.Net.Interop;

/// <summary>An address cannot be listened on: says which, why, and which option changes it, in the languages of the command line.</summary>
public sealed class PortTakenException(string english, string chinese) : Exception(english)
{
    public string Chinese => chinese;

    internal static PortTakenException ForSip(string transport, NetAddress local, int error)
    {
        string where = $"SIP cannot listen on {transport}:{local}";
        string there = $"SIP 无法监听 {transport}:{local}";
        string other = $"--sip {transport}:{local.SipHostText}:PORT";
        return error switch
        {
            Libc.EaddrInUse => new(
                $"{where}: another program has that port. Stop it, or choose another with {other}",
                $"{there}：端口已被其他程序占用。请停止该程序，或用 {other} 换一个"
            ),
            Libc.EaddrNotAvail => new(
                $"{where}: this machine has no such address. Choose one of its own with --sip {transport}:ADDRESS:{local.Port}",
                $"{there}：本机没有该地址。请用 --sip {transport}:ADDRESS:{local.Port} 指定本机地址"
            ),
            Libc.Eacces => new(
                $"{where}: ports below 1024 need privileges. Choose another with {other}",
                $"{there}：1024 以下的端口需要特权。请用 {other} 换一个"
            ),
            _ => new($"{where} (error {error}). Choose another address with --sip", $"{there}（错误 {error}）。请用 --sip 换一个地址"),
        };
    }

    internal static PortTakenException ForBrowsers(NetAddress host, int port, int error)
    {
        string where = $"Browsers' media cannot use UDP port {port} on {host.HostText}";
        string there = $"浏览器媒体无法使用 {host.HostText} 上的 UDP 端口 {port}";
        string english = error == Libc.EaddrInUse ? "another program has it" : $"error {error}";
        string chinese = error == Libc.EaddrInUse ? "已被其他程序占用" : $"错误 {error}";
        return new($"{where}: {english}. Choose another with --browser-port PORT", $"{there}：{chinese}。请用 --browser-port PORT 换一个");
    }

    internal static PortTakenException ForRtp(NetAddress host, int low, int high, int error)
    {
        string where = $"RTP cannot use a single pair of the UDP ports {low}-{high} on {host.HostText}";
        string there = $"RTP 无法使用 {host.HostText} 上 UDP 端口 {low}-{high} 中的任何一对";
        return error switch
        {
            Libc.EaddrInUse => new(
                $"{where}: other programs have them. Stop these, or choose others with --rtp LOW-HIGH",
                $"{there}：已被其他程序占用。请停止这些程序，或用 --rtp LOW-HIGH 换一段"
            ),
            Libc.EaddrNotAvail => new(
                $"{where}: this machine has no such address, and RTP uses the first of --sip. Choose one of its own with --sip ADDRESS:PORT",
                $"{there}：本机没有该地址，而 RTP 使用第一个 --sip 的地址。请用 --sip ADDRESS:PORT 指定本机地址"
            ),
            Libc.Emfile or Libc.Enfile => new(
                $"{where}: too few open files are allowed. Raise the limit (ulimit -n, LimitNOFILE=)",
                $"{there}：允许打开的文件数太少。请提高上限（ulimit -n、LimitNOFILE=）"
            ),
            0 => new(
                $"{where}: a pair is an even port and the next one. Choose a range with one in it with --rtp LOW-HIGH",
                $"{there}：一对端口由偶数端口及其后一个组成。请用 --rtp LOW-HIGH 给出含有这样一对的范围"
            ),
            _ => new($"{where} (error {error}). Choose others with --rtp LOW-HIGH", $"{there}（错误 {error}）。请用 --rtp LOW-HIGH 换一段"),
        };
    }
}

namespace Tandem.Server.CommandLine;

/// <summary>What the command line says, in English and, where the system's language is Chinese, in Chinese.</summary>
internal static class Texts
{
    private static readonly bool Chinese = IsChinese();

    public static string Program => Say("Tandem, a self-hosted call-centre server", "Tandem：自托管的呼叫中心服务器");

    public static string Serve => Say("Start the server", "启动服务器");

    public static string Demo =>
        Say(
            "Watch eight calls queue up, reach three agents, get recorded (about 30 s, in a temporary folder)",
            "观看八个来电排队、由三名坐席接听并录音（约 30 秒，使用临时目录）"
        );

    public static string Records => Say("Show call records", "查看通话记录");

    public static string Tenant => Say("Tenants of a server", "管理租户");

    public static string TenantAdd => Say("Make another tenant and print its credentials", "新建租户并打印其凭据");

    public static string Data => Say("Folder of database, recordings, credentials", "数据目录：数据库、录音、凭据");

    public static string Http => Say("Where HTTP is served, HOST:PORT; may repeat", "HTTP 监听地址 HOST:PORT，可重复");

    public static string Sip =>
        Say(
            "Where SIP is served, [udp:|tcp:|tls:]HOST:PORT; without prefix UDP and TCP; may repeat",
            "SIP 监听地址 [udp:|tcp:|tls:]HOST:PORT；不带前缀时为 UDP 与 TCP；可重复"
        );

    public static string Rtp => Say("Ports for audio, LOW-HIGH", "媒体端口范围 LOW-HIGH");

    public static string Trunk => Say("A peer known by address, NAME=HOST:PORT; may repeat", "按地址识别的中继 NAME=HOST:PORT，可重复");

    public static string Public => Say("Our address for peers when we are behind NAT", "位于 NAT 之后时对外公布的地址");

    public static string TlsCertificate => Say("Certificate file (PEM) for tls: listeners", "tls: 监听使用的证书文件（PEM）");

    public static string TlsKey => Say("Its key file (PEM)", "证书私钥文件（PEM）");

    public static string Database => Say("Database URL; only SQLite in the data folder yet", "数据库 URL；目前仅支持数据目录内的 SQLite");

    public static string Config => Say("JSON file with any of these options", "以 JSON 文件给出上述任意选项");

    public static string CallsPerSecond =>
        Say("New calls let in per second; more get 503 (0: no limit)", "每秒接纳的新呼叫数，超出者答 503（0 为不限）");

    public static string SipDigest =>
        Say(
            "How phones prove themselves: md5 (default), sha-256, or both for phones that read more than one challenge",
            "话机认证算法：md5（默认）、sha-256，或 both（适用于能处理多个质询的话机）"
        );

    public static string DrainSeconds => Say("How long SIGTERM waits for live calls", "收到 SIGTERM 后等待在线通话结束的秒数");

    public static string Json => Say("As JSON, one record per line", "以 JSON 输出，每行一条");

    public static string Limit => Say("How many records", "条数");

    public static string Domain => Say("SIP domain of the tenant, e.g. acme.example", "租户的 SIP 域，例如 acme.example");

    public static string Say(string english, string chinese) => Chinese ? chinese : english;

    private static bool IsChinese()
    {
        string language =
            Environment.GetEnvironmentVariable("LC_ALL")
            ?? Environment.GetEnvironmentVariable("LC_MESSAGES")
            ?? Environment.GetEnvironmentVariable("LANG")
            ?? "";
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
    }
}

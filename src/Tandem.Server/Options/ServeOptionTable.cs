namespace Tandem.Server.Options;

using Tandem.Foundation;
using Tandem.Sip.Settings;
using Tandem.Store.Files.Recordings;

/// <summary>Every option of <c>serve</c>: a new one is a row here and a property of <see cref="ServeOptions"/>.</summary>
internal static class ServeOptionTable
{
    private const int Millions = 1_000_000;
    private const int SecondsOfADay = 86_400;

    public static IReadOnlyList<ServeOption> All { get; } =
    [
        new(
            "--data",
            "DIR",
            "Folder of database, recordings, credentials (default: data)",
            "数据目录：数据库、录音、凭据（默认 data）",
            (options, given) => options with { Data = given.Value }
        ),
        new(
            "--http",
            "[https:]HOST:PORT",
            "Where HTTP is served, or HTTPS; may repeat (default: 127.0.0.1:8081)",
            "HTTP（或 HTTPS）监听地址，可重复（默认 127.0.0.1:8081）",
            (options, given) => options with { Http = [.. given.Values.Select(text => WebListener.Parse(text, given.Origin))] }
        )
        {
            Repeats = true,
        },
        new(
            "--cors-origin",
            "ORIGIN",
            "An origin whose pages may use the APIs from a browser, e.g. https://crm.example, or *; may repeat (default: none)",
            "允许其网页从浏览器调用 API 的来源，例如 https://crm.example，或 *；可重复（默认无）",
            (options, given) => options with { CorsOrigins = [.. given.Values.Select(text => OptionValues.Origin(text, given.Origin))] }
        )
        {
            Repeats = true,
        },
        new(
            "--metrics-allow",
            "ADDRESS[/BITS]",
            "From where /metrics may be read without the operator's key; may repeat (default: nowhere)",
            "允许免密钥读取 /metrics 的来源地址，可重复（默认无）",
            (options, given) => options with { MetricsAllowed = [.. given.Values.Select(text => OptionValues.Block(text, given.Origin))] }
        )
        {
            Repeats = true,
            Reloads = true,
        },
        new(
            "--sip",
            "[udp:|tcp:|tls:]HOST:PORT",
            "Where SIP is served; without prefix UDP and TCP; may repeat (default: 127.0.0.1:5060)",
            "SIP 监听地址；不带前缀时为 UDP 与 TCP；可重复（默认 127.0.0.1:5060）",
            (options, given) => options with { Sip = OptionValues.Listeners(given) }
        )
        {
            Repeats = true,
        },
        new(
            "--rtp",
            "LOW-HIGH",
            "Ports for audio (default: 20000-29999)",
            "媒体端口范围（默认 20000-29999）",
            (options, given) =>
            {
                (int low, int high) = OptionValues.Ports(given);
                return options with { RtpLow = low, RtpHigh = high };
            }
        ),
        new(
            "--browser-port",
            "PORT",
            "The one UDP port for the media of all browsers (default: the lowest of --rtp that is free)",
            "所有浏览器媒体共用的一个 UDP 端口（默认为 --rtp 范围内最小的空闲端口）",
            (options, given) => options with { BrowserPort = OptionValues.Number(given, 1, ushort.MaxValue) }
        ),
        new(
            "--trunk",
            "NAME=HOST[:PORT][;KEY=VALUE…]",
            "A trunk of the default tenant; may repeat, the next is tried when one fails. KEY: user, password, register=SECONDS, transport=udp|tcp|tls, peer, domain, probe=SECONDS, calls, codecs, media=sdp … (docs/trunks.md)",
            "默认租户的中继，可重复：前一条失败时改用下一条。KEY 可为 user、password、register=秒、transport=udp|tcp|tls、peer、domain、probe=秒、calls、codecs、media=sdp 等（见 docs/trunks.md）",
            (options, given) => options with { Trunks = [.. given.Values.Select((text, i) => TrunkOption.Parse(text, i, given.Origin))] }
        )
        {
            Repeats = true,
            Shown = TrunkOption.Shown,
        },
        new(
            "--number",
            "NUMBER[=queue:NAME|extension:NUMBER|flow:NAME]",
            "A number of the default tenant, and where calls from trunks to it go (default: the queue or extension called like it); ? is any digit, * at the end all that follow; may repeat",
            "默认租户的号码及其来电去向（默认：同名队列或分机）；? 表示任一数字，末尾 * 表示其后全部；可重复",
            (options, given) => options with { Numbers = [.. given.Values.Select(text => NumberOption.Route(text, given.Origin))] }
        )
        {
            Repeats = true,
        },
        new(
            "--dns",
            "ADDRESS[:PORT]",
            "A name server that is asked for the names of trunks (NAPTR, SRV, A, AAAA); may repeat (default: the system's)",
            "查询中继主机名（NAPTR、SRV、A、AAAA）所用的域名服务器，可重复（默认用系统的）",
            (options, given) => options with { DnsServers = [.. given.Values.Select(text => OptionValues.NameServer(text, given.Origin))] }
        )
        {
            Repeats = true,
        },
        new(
            "--country",
            "XX",
            "The default tenant's country, two letters: how its numbers are written (default: CN)",
            "默认租户所在国家（两个字母），决定号码写法（默认 CN）",
            (options, given) => options with { Country = NumberOption.Country(given) }
        ),
        new(
            "--area-code",
            "DIGITS",
            "The area that numbers without one belong to, e.g. 010 (default: none)",
            "不带区号的号码所属的区号，例如 010（默认无）",
            (options, given) => options with { AreaCode = NumberOption.AreaCode(given) }
        ),
        new(
            "--places",
            "FILE",
            "Where numbers are from, in place of the tables that come along: CSV of prefix,province,city,operator (docs/numbers.md; default: none)",
            "号码归属地文件，优先于自带数据：CSV，每行为 号段,省,市,运营商（见 docs/numbers.md；默认无）",
            (options, given) => options with { Places = given.Value }
        ),
        new(
            "--trusted-proxy",
            "ADDRESS[/BITS]",
            "A SIP proxy that is believed when it says where a phone is; may repeat",
            "可信的 SIP 代理，采信其所述的话机地址；可重复",
            (options, given) => options with { TrustedProxies = [.. given.Values.Select(text => OptionValues.Block(text, given.Origin))] }
        )
        {
            Repeats = true,
        },
        new(
            "--allow-callbacks",
            "ADDRESS[/BITS]",
            "Addresses that HTTP sent for a tenant (webhooks, requests of flows) may go to although they are not public, e.g. 10.1.0.0/16; may repeat (default: none)",
            "租户的外发 HTTP（事件推送、流程请求）可访问的非公网地址，例如 10.1.0.0/16；可重复（默认无）",
            (options, given) => options with { AllowedCallbacks = [.. given.Values.Select(text => OptionValues.Block(text, given.Origin))] }
        )
        {
            Repeats = true,
        },
        new(
            "--speech-url",
            "URL[;key=KEY]",
            "A service that speaks texts of flows: POST of JSON, answered with a WAV file (docs/flows.md; default: espeak-ng where it is installed)",
            "为流程合成语音的服务：以 POST 发送 JSON，返回 WAV 文件（见 docs/flows.md；默认使用已安装的 espeak-ng）",
            (options, given) => options with { Speech = ServiceUrl.Parse(given) }
        )
        {
            Shown = ServiceUrl.Shown,
        },
        new(
            "--recognition-url",
            "URL[;key=KEY]",
            "A service that understands what callers say to flows: POST of a WAV file, answered with JSON (docs/flows.md; default: none)",
            "识别来电者语音的服务：以 POST 发送 WAV 文件，返回 JSON（见 docs/flows.md；默认无）",
            (options, given) => options with { Recognition = ServiceUrl.Parse(given) }
        )
        {
            Shown = ServiceUrl.Shown,
        },
        new(
            "--public",
            "ADDRESS",
            "Our address for peers when we are behind NAT",
            "位于 NAT 之后时对外公布的地址",
            (options, given) => options with { Public = OptionValues.Resolve(given.Value, 0, given.Origin) }
        ),
        new(
            "--public-url",
            "URL",
            "Where this server's HTTP is found from outside, e.g. https://pbx.example: links to recordings begin with it (default: the address asked, or --http)",
            "从外部访问本服务器 HTTP 的地址，例如 https://pbx.example：录音链接以它开头（默认为请求所用地址或 --http）",
            (options, given) => options with { PublicUrl = OptionValues.Url(given).AbsoluteUri.TrimEnd('/') }
        ),
        .. SignInOptions.Rows,
        new(
            "--local-net",
            "ADDRESS/BITS",
            "A network behind the same NAT as we: who is in it is told our own address instead of --public, and called at its Contact; may repeat",
            "与本机同在 NAT 之后的网段：其中的对端获知本机地址而非 --public，并按其 Contact 呼叫；可重复",
            (options, given) =>
                options with
                {
                    LocalNets = [.. given.Values.Select(text => new LocalNet(OptionValues.Block(text, given.Origin), default))],
                }
        )
        {
            Repeats = true,
        },
        new(
            "--tls-cert",
            "FILE",
            "Certificate file (PEM) for tls: and https: listeners (default for https: one of our own)",
            "tls: 与 https: 监听使用的证书文件（PEM）（https: 默认用自制证书）",
            (options, given) => options with { CertificateFile = given.Value }
        ),
        new("--tls-key", "FILE", "Its key file (PEM)", "证书私钥文件（PEM）", (options, given) => options with { KeyFile = given.Value }),
        new(
            "--database",
            "URL",
            "Only SQLite in the data folder yet",
            "目前仅支持数据目录内的 SQLite",
            (_, given) =>
                throw new OptionException(
                    $"{given.Origin} is not there yet: this version keeps everything in SQLite in the data folder. Leave it out",
                    $"{given.Origin} 尚未提供：本版本将全部数据保存在数据目录内的 SQLite 中，请去掉该选项"
                )
        ),
        .. LimitOptions.Rows,
        new(
            "--sip-digest",
            "md5|sha-256|both",
            "How phones prove themselves: md5 (default), sha-256, or both for phones that read more than one challenge",
            "话机认证算法：md5（默认）、sha-256，或 both（适用于能处理多个质询的话机）",
            (options, given) =>
                options with
                {
                    Digest = OptionValues.OneOf(
                        given,
                        ("md5", DigestChallenge.Md5),
                        ("sha-256", DigestChallenge.Sha256),
                        ("both", DigestChallenge.Both)
                    ),
                }
        ),
        new(
            "--flight-recorder",
            "DIR",
            "Keeps what goes into the exchange, sealed, for ./run replay DIR",
            "将交换核心的全部输入加密记录于该目录，供 ./run replay DIR 重放",
            (options, given) => options with { FlightRecorder = given.Value }
        ),
        new(
            "--flight-recorder-size",
            "MB",
            "How much of it is kept, the oldest goes first (default: 1024)",
            "记录的容量上限（MB），超出时先删最旧的（默认 1024）",
            (options, given) => options with { FlightRecorderSize = OptionValues.Number(given, 4, Millions) }
        ),
        new(
            "--recording-format",
            "pcm|a-law|u-law",
            "How recordings are kept: 16 bit linear (default), or G.711, which takes half the room",
            "录音格式：16 位线性（默认），或 G.711（占用空间减半）",
            (options, given) =>
                options with
                {
                    RecordingFormat = OptionValues.OneOf(
                        given,
                        ("pcm", RecordingFormat.Pcm),
                        ("a-law", RecordingFormat.ALaw),
                        ("u-law", RecordingFormat.MuLaw)
                    ),
                }
        ),
        new(
            "--recording-days",
            "[TENANT=]DAYS",
            "Recordings older than that are deleted, of every tenant or of one; 0 keeps them; may repeat (default: 0)",
            "录音保留天数，可针对所有租户或某一租户；0 表示一直保留；可重复（默认 0）",
            (options, given) =>
                options with
                {
                    RecordingDays = [.. given.Values.Select(text => TenantLimit.Parse(text, given.Origin, Millions))],
                }
        )
        {
            Repeats = true,
            Reloads = true,
        },
        new(
            "--recording-size",
            "[TENANT=]MB",
            "A tenant's recordings beyond that are deleted, the oldest first; 0 keeps them; may repeat (default: 0)",
            "每个租户的录音容量上限（MB），超出时先删最旧的；0 表示不限；可重复（默认 0）",
            (options, given) =>
                options with
                {
                    RecordingSize = [.. given.Values.Select(text => TenantLimit.Parse(text, given.Origin, int.MaxValue))],
                }
        )
        {
            Repeats = true,
            Reloads = true,
        },
        new(
            "--sip-trace-size",
            "MB",
            "How many SIP messages of calls and registrations are kept for ./run trace, the oldest go first; 0 keeps none (default: 1024)",
            "为 ./run trace 保留的通话与注册 SIP 消息容量（MB），超出时先删最旧的；0 表示不保留（默认 1024）",
            (options, given) => options with { SipTraceSize = OptionValues.Number(given, 0, Millions) }
        ),
        new(
            "--keep-events",
            "[TENANT=]DAYS",
            "How long the log of events is kept, of every tenant or of one; never less than 3 days; may repeat (default: 90)",
            "事件日志保留天数，可按租户指定；最少 3 天；可重复（默认 90）",
            (options, given) => options with { KeepEvents = KeptFor.Parse(given, 3) }
        )
        {
            Repeats = true,
            Reloads = true,
        },
        new(
            "--keep-events-size",
            "[TENANT=]MB",
            "How large the log of a tenant may grow, the oldest goes first, but never the last 3 days; may repeat (default: no limit)",
            "每个租户事件日志的容量上限（MB），先删最旧的，但最近 3 天始终保留；可重复（默认不限）",
            (options, given) => options with { KeepEventsSize = KeptFor.Parse(given, 1) }
        )
        {
            Repeats = true,
            Reloads = true,
        },
        new(
            "--keep-records",
            "[TENANT=]DAYS",
            "How long call records are kept, of every tenant or of one; may repeat (default: for ever)",
            "话单保留天数，可按租户指定；可重复（默认永久）",
            (options, given) => options with { KeepRecords = KeptFor.Parse(given, 1) }
        )
        {
            Repeats = true,
            Reloads = true,
        },
        new(
            "--drain-seconds",
            "SECONDS",
            "How long SIGTERM waits for live calls (default: 30)",
            "收到 SIGTERM 后等待在线通话结束的秒数（默认 30）",
            (options, given) => options with { Drain = TimeSpan.FromSeconds(OptionValues.Number(given, 0, SecondsOfADay)) }
        )
        {
            Reloads = true,
        },
        new(
            "--otlp",
            "URL",
            "An OpenTelemetry collector (OTLP over gRPC) that is sent figures and traces, e.g. http://127.0.0.1:4317",
            "接收指标与追踪的 OpenTelemetry 收集器（OTLP/gRPC），例如 http://127.0.0.1:4317",
            (options, given) => options with { Collector = OptionValues.Url(given) }
        )
        {
            Shown = ServiceUrl.Shown,
        },
        new(
            "--silence-probe",
            "SECONDS",
            "A leg from which no audio has come for so long is asked whether it still lives, and ended when no answer comes within 32 s (default: 20)",
            "一路通话多久收不到媒体后向对端探询是否仍在线，32 秒内无应答即挂断（默认 20）",
            (options, given) => options with { SilenceProbe = TimeSpan.FromSeconds(OptionValues.Number(given, 5, SecondsOfADay)) }
        ),
        new(
            "--log-level",
            "[AREA=]LEVEL",
            "trace, debug, info, warning, error or none, of everything or of one area (sip, calls, store, http …); may repeat (default: info)",
            "日志级别 trace、debug、info、warning、error、none，可针对某一部分（sip、calls、store、http 等）；可重复（默认 info）",
            (options, given) => options with { LogLevels = [.. given.Values.Select(text => LogLevelRule.Parse(text, given.Origin))] }
        )
        {
            Repeats = true,
            Reloads = true,
        },
        new(
            "--log-format",
            "text|json",
            "Log lines for people or for programs (default: text)",
            "日志格式：text 便于阅读，json 便于程序处理（默认 text）",
            (options, given) => options with { LogJson = OptionValues.OneOf(given, ("text", false), ("json", true)) }
        ),
    ];
}

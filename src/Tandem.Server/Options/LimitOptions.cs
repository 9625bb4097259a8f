namespace Tandem.Server.Options;

/// <summary>Those of <see cref="ServeOptionTable"/> that say how much is taken at a time.</summary>
internal static class LimitOptions
{
    private const int Millions = 1_000_000;

    public static IReadOnlyList<ServeOption> Rows { get; } =
    [
        new(
            "--calls-per-second",
            "NUMBER",
            "New calls let in per second; more get 503 (default 0: no limit)",
            "每秒接纳的新呼叫数，超出者答 503（默认 0：不限）",
            (options, given) => options with { CallsPerSecond = OptionValues.Number(given, 0, Millions) }
        ),
        new(
            "--requests-per-second",
            "NUMBER",
            "HTTP requests of one key or token a second; more get 429 (default 2000; 0: no limit)",
            "每个密钥或令牌每秒的 HTTP 请求数，超出者答 429（默认 2000；0：不限）",
            (options, given) => options with { RequestsPerSecond = OptionValues.Number(given, 0, Millions) }
        ),
        new(
            "--http-connections",
            "NUMBER",
            "HTTP connections at a time, WebSockets and polls of pages among them (default 4096 or an eighth of ulimit -n; half of it at most)",
            "同时的 HTTP 连接数，含网页的 WebSocket 与轮询（默认 4096 或 ulimit -n 的八分之一；最多一半）",
            (options, given) => options with { HttpConnections = OptionValues.Number(given, 1, Millions) }
        ),
    ];
}

namespace Tandem.Server.Logging;

using static Microsoft.Extensions.Logging.LogLevel;

/// <summary>The lines that other parts of the program write, by the name of their event.</summary>
internal static class Translations
{
    public static readonly IReadOnlyDictionary<string, LogMessage> All = new Dictionary<string, LogMessage>
    {
        ["native-request-failed"] = new(
            1,
            "native",
            Error,
            "Native request {Method} {Path} failed",
            "原生接口请求 {Method} {Path} 处理失败"
        ),
        ["dialect-request-failed"] = new(
            1,
            "dialects",
            Error,
            "{Face} request {Method} {Path} failed",
            "{Face} 接口请求 {Method} {Path} 处理失败"
        ),
        ["verto-failed"] = new(1, "verto", Error, "A page's request failed", "网页的请求处理失败"),
        ["verto-entered"] = new(2, "verto", Debug, "A page of extension {Extension} is let in", "分机 {Extension} 的网页已登录"),
        ["uccc-monitor-failed"] = new(
            2,
            "uccc",
            Error,
            "The log of tenant {Tenant} cannot be followed",
            "无法跟踪租户 {Tenant} 的事件日志"
        ),
    };

    public static LogMessage? Of(string? name) => name is null ? null : All.GetValueOrDefault(name);
}

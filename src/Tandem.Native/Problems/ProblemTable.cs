namespace Tandem.Native.Problems;

/// <summary>Every kind of problem the native API answers with, one row each.</summary>
public static class ProblemTable
{
    public static readonly ProblemKind Unauthenticated = new(
        "unauthenticated",
        401,
        "The key or token is missing or wrong",
        "缺少或错误的密钥或令牌"
    );
    public static readonly ProblemKind TotpRequired = new("totp-required", 401, "A code is needed as well", "还需要动态验证码");
    public static readonly ProblemKind TotpWrong = new("totp-wrong", 401, "The code is wrong or has been used", "动态验证码错误或已使用");
    public static readonly ProblemKind Forbidden = new("forbidden", 403, "Not allowed with this key or token", "该密钥或令牌无此权限");
    public static readonly ProblemKind Forged = new("csrf", 403, "Perhaps another page asks", "请求可能来自其他页面");
    public static readonly ProblemKind NotFound = new("not-found", 404, "There is no such thing", "不存在");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, "Not possible here", "不支持该操作");
    public static readonly ProblemKind Invalid = new("invalid-request", 400, "The request makes no sense", "请求无效");
    public static readonly ProblemKind TooLarge = new("too-large", 413, "The request is too large", "请求过大");
    public static readonly ProblemKind UnsupportedType = new("unsupported-media-type", 415, "Not in this form", "不支持的内容类型");
    public static readonly ProblemKind Duplicate = new("duplicate", 409, "It exists already", "已存在");
    public static readonly ProblemKind Conflict = new("conflict", 409, "Not possible now", "当前状态下不可行");
    public static readonly ProblemKind NotSignedIn = new("not-signed-in", 409, "The agent is not signed in", "坐席未签入");
    public static readonly ProblemKind Unreachable = new("unreachable", 409, "No phone is registered there", "话机未注册");
    public static readonly ProblemKind Stale = new("stale", 412, "It was changed meanwhile", "期间已被修改");
    public static readonly ProblemKind KeyRunning = new(
        "idempotency-running",
        409,
        "The request of this Idempotency-Key is being done",
        "该幂等键的请求正在处理"
    );
    public static readonly ProblemKind KeyUnanswered = new(
        "idempotency-unanswered",
        409,
        "What came of the request of this Idempotency-Key is not known",
        "该幂等键的请求结果未知"
    );
    public static readonly ProblemKind KeyOfOther = new(
        "idempotency-mismatch",
        422,
        "The Idempotency-Key belongs to another request",
        "该幂等键属于另一请求"
    );
    public static readonly ProblemKind FlowFaults = new("flow-faults", 422, "The flow has faults", "流程有错误");
    public static readonly ProblemKind TooMany = new("too-many-requests", 429, "Too many requests", "请求过多");
    public static readonly ProblemKind Overloaded = new("overloaded", 503, "Too busy", "系统繁忙");
    public static readonly ProblemKind NotSaved = new(
        "not-saved",
        503,
        "It could not be saved; nothing was changed",
        "无法保存，未作任何更改"
    );
    public static readonly ProblemKind Internal = new("internal", 500, "Our own fault", "内部错误");

    public static readonly IReadOnlyList<ProblemKind> All =
    [
        Unauthenticated,
        TotpRequired,
        TotpWrong,
        Forbidden,
        Forged,
        NotFound,
        MethodNotAllowed,
        Invalid,
        TooLarge,
        UnsupportedType,
        Duplicate,
        Conflict,
        NotSignedIn,
        Unreachable,
        Stale,
        KeyRunning,
        KeyUnanswered,
        KeyOfOther,
        FlowFaults,
        TooMany,
        Overloaded,
        NotSaved,
        Internal,
    ];

    public static ProblemKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);
}

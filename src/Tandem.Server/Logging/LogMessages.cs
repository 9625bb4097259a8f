namespace Tandem.Server.Logging;

using static Microsoft.Extensions.Logging.LogLevel;
using static Tandem.Server.Words.LogAreas;

/// <summary>Every line the server itself writes into its log, in both languages.</summary>
internal static class LogMessages
{
    public static readonly LogMessage CallAnswered = new(
        100,
        Calls,
        Information,
        "call {Call} of tenant {Tenant} from {Caller} to {Dialled} ended: answered by {Agent} in queue {Queue}, waited {Waited} s, talked {Talked} s, {Cause}; Call-ID {CallId}",
        "租户 {Tenant} 的通话 {Call} 结束：{Caller} 呼叫 {Dialled}，由 {Agent} 接听（队列 {Queue}），等待 {Waited} 秒，通话 {Talked} 秒，{Cause}；Call-ID {CallId}"
    );

    public static readonly LogMessage CallUnanswered = new(
        101,
        Calls,
        Information,
        "call {Call} of tenant {Tenant} from {Caller} to {Dialled} ended: not answered, queue {Queue}, {Seconds} s, {Cause}; Call-ID {CallId}",
        "租户 {Tenant} 的通话 {Call} 结束：{Caller} 呼叫 {Dialled}，无人接听（队列 {Queue}），历时 {Seconds} 秒，{Cause}；Call-ID {CallId}"
    );

    public static readonly LogMessage RecordingFailed = new(
        102,
        Calls,
        Warning,
        "recording {Recording} of call {Call} is not whole: {Reason}",
        "通话 {Call} 的录音 {Recording} 不完整：{Reason}"
    );

    public static readonly LogMessage TransferRefused = new(
        103,
        Calls,
        Warning,
        "call {Call}: {By} may not pass it on to {Target}: {Why}",
        "通话 {Call}：{By} 不得转接到 {Target}：{Why}"
    )
    {
        IsLimited = true,
    };

    public static readonly LogMessage Registered = new(
        110,
        Registrations,
        Information,
        "extension {Extension} of tenant {Tenant} registered from {Source} as {Contact} ({Agent}); Call-ID {CallId}",
        "租户 {Tenant} 的分机 {Extension} 已注册：来自 {Source}，Contact {Contact}（{Agent}）；Call-ID {CallId}"
    );

    public static readonly LogMessage RegistrationMoved = new(
        111,
        Registrations,
        Information,
        "extension {Extension} of tenant {Tenant} is at {Source} now, as {Contact}; Call-ID {CallId}",
        "租户 {Tenant} 的分机 {Extension} 地址变更：现为 {Source}，Contact {Contact}；Call-ID {CallId}"
    );

    public static readonly LogMessage Unregistered = new(
        112,
        Registrations,
        Information,
        "extension {Extension} of tenant {Tenant} is registered as {Contact} no more; Call-ID {CallId}",
        "租户 {Tenant} 的分机 {Extension} 已注销 Contact {Contact}；Call-ID {CallId}"
    );

    public static readonly LogMessage RegistrationExpired = new(
        113,
        Registrations,
        Information,
        "extension {Extension} of tenant {Tenant}: the registration as {Contact} has run out; Call-ID {CallId}",
        "租户 {Tenant} 的分机 {Extension} 注册已过期：Contact {Contact}；Call-ID {CallId}"
    );

    public static readonly LogMessage WrongCredentials = new(
        120,
        Access,
        Warning,
        "wrong credentials for extension {Extension} of {Realm} from {Source}: {Method}; Call-ID {CallId}",
        "{Source} 以错误的凭据尝试分机 {Extension}（{Realm}）：{Method}；Call-ID {CallId}"
    )
    {
        IsLimited = true,
    };

    public static readonly LogMessage HttpRefused = new(
        121,
        Access,
        Warning,
        "HTTP {Method} {Path} from {Source} refused: {Status}; trace {Trace}",
        "来自 {Source} 的 HTTP {Method} {Path} 被拒绝：{Status}；trace {Trace}"
    )
    {
        IsLimited = true,
    };

    public static readonly LogMessage Audited = new(122, Access, Information, "{By}: {Type} {Detail}", "{By}：{Type} {Detail}");

    public static readonly LogMessage AuditedRefusal = new(123, Access, Warning, "{By}: {Type} {Detail}", "{By}：{Type} {Detail}")
    {
        IsLimited = true,
    };

    public static readonly LogMessage SipRefused = new(
        130,
        Sip,
        Information,
        "SIP {Method} from {Source} refused: {Code} {Phrase}; Call-ID {CallId}",
        "来自 {Source} 的 SIP {Method} 被拒绝：{Code} {Phrase}；Call-ID {CallId}"
    )
    {
        IsLimited = true,
    };

    public static readonly LogMessage HttpFailed = new(
        131,
        Http,
        Debug,
        "HTTP {Method} {Path} from {Source} answered {Status}; trace {Trace}",
        "来自 {Source} 的 HTTP {Method} {Path} 应答 {Status}；trace {Trace}"
    )
    {
        IsLimited = true,
    };

    public static readonly LogMessage TrunkFailed = new(
        140,
        Trunks,
        Warning,
        "trunk {Trunk} of tenant {Tenant} failed call {Call}: {Cause}, {Code}",
        "租户 {Tenant} 的中继 {Trunk} 未能接通通话 {Call}：{Cause}，{Code}"
    )
    {
        IsLimited = true,
    };

    public static readonly LogMessage TrunkChanged = new(
        141,
        Trunks,
        Information,
        "tenant {Tenant}: {Type} {Detail}",
        "租户 {Tenant}：{Type} {Detail}"
    )
    {
        IsLimited = true,
    };

    public static readonly LogMessage AlarmRaised = new(
        150,
        Alarms,
        Error,
        "alarm {Name} of tenant {Tenant}: {Detail}",
        "租户 {Tenant} 告警 {Name}：{Detail}"
    )
    {
        IsLimited = true,
    };

    public static readonly LogMessage AlarmCleared = new(
        151,
        Alarms,
        Information,
        "alarm {Name} of tenant {Tenant} is over",
        "租户 {Tenant} 告警 {Name} 已解除"
    );

    public static readonly LogMessage AgentSignedIn = new(
        160,
        Agents,
        Information,
        "agent {Agent} of tenant {Tenant} signed in on extension {Extension} to queues {Queues}; by {By}",
        "租户 {Tenant} 的坐席 {Agent} 已签入：分机 {Extension}，队列 {Queues}；操作者 {By}"
    );

    public static readonly LogMessage AgentSignedOut = new(
        161,
        Agents,
        Information,
        "agent {Agent} of tenant {Tenant} signed out: {Reason}; by {By}",
        "租户 {Tenant} 的坐席 {Agent} 已签出：{Reason}；操作者 {By}"
    );

    public static readonly LogMessage AgentStateChanged = new(
        162,
        Agents,
        Debug,
        "agent {Agent} of tenant {Tenant} is {Status}/{State}: {Reason}",
        "租户 {Tenant} 的坐席 {Agent} 状态变为 {Status}/{State}：{Reason}"
    );

    public static readonly LogMessage ConfigurationChanged = new(
        170,
        Configuration,
        Information,
        "tenant {Tenant}: {Type} {Detail}; by {By}",
        "租户 {Tenant}：{Type} {Detail}；操作者 {By}"
    );

    public static readonly LogMessage ConfigurationRefused = new(
        171,
        Configuration,
        Warning,
        "tenant {Tenant}: {Type} {Detail}; by {By}",
        "租户 {Tenant}：{Type} {Detail}；操作者 {By}"
    );

    public static readonly LogMessage RecordingsAstray = new(
        104,
        Store,
        Warning,
        "{Orphans} files of recordings are in no index, {Missing} recordings of the index have no file any more: {Examples}",
        "{Orphans} 个录音文件不在索引中，索引中有 {Missing} 条录音已无文件：{Examples}"
    );

    public static readonly LogMessage NoPrompts = new(
        180,
        Node,
        Warning,
        "no spoken prompts: callers hear tones instead (see docs/operations.md)",
        "没有语音提示：来电者将听到提示音（见 docs/operations.zh-CN.md）"
    );

    public static readonly LogMessage RecoveredLegs = new(
        181,
        Node,
        Warning,
        "{Legs} legs and {Recordings} recordings of before were closed as system_failure",
        "上次运行遗留的 {Legs} 路通话支路与 {Recordings} 条录音已按 system_failure 结束"
    );

    public static readonly LogMessage DeadLines = new(
        182,
        Node,
        Warning,
        "{Dialogs} phones hold dead lines: they are told to hang up",
        "{Dialogs} 部话机仍占着已中断的线路：正在通知其挂断"
    );

    public static readonly LogMessage PlacesRead = new(
        187,
        Node,
        Information,
        "{Prefixes} prefixes of {File} say where numbers are from: the cities of {Percent} % of China's mobile numbers",
        "{File} 的 {Prefixes} 个号段用于号码归属地：覆盖中国手机号段的 {Percent} %"
    );

    public static readonly LogMessage SoundUnplayable = new(
        183,
        Node,
        Warning,
        "sound {Path} cannot be played: {Reason}",
        "声音 {Path} 无法播放：{Reason}"
    );

    public static readonly LogMessage SoundIncomplete = new(
        184,
        Node,
        Warning,
        "sound {Path} is not complete, tones stand in for prompts that are missing: {Reason}",
        "声音 {Path} 不完整，缺失的提示以提示音代替：{Reason}"
    );

    public static readonly LogMessage TooFewFiles = new(
        185,
        Node,
        Warning,
        "--rtp {Low}-{High} has room for {Wished} legs, the open files for {Allowed}: raise ulimit -n to {Needed}",
        "--rtp {Low}-{High} 可供 {Wished} 路，打开文件数只够 {Allowed} 路：请将 ulimit -n 提高到 {Needed}"
    );

    public static readonly LogMessage Failed = new(
        186,
        Node,
        Error,
        "{Where} failed; the server goes on",
        "{Where} 出现意外故障；服务器继续运行"
    );

    public static readonly LogMessage Journal = new(190, Store, Warning, "journal is {Level}", "日志缓冲状态：{Level}");

    public static readonly LogMessage StoreFailed = new(191, Store, Error, "{Where}: {Problem}", "{Where}：{Problem}");

    public static readonly LogMessage StoreRecovered = new(192, Store, Information, "{Where} works again", "{Where} 已恢复正常");

    public static readonly LogMessage Reloaded = new(200, Reload, Information, "reloaded", "已重新加载");

    public static readonly LogMessage NotReloaded = new(201, Reload, Error, "not reloaded: {Problem}", "未重新加载：{Problem}");

    public static readonly LogMessage NeedsRestart = new(
        202,
        Reload,
        Warning,
        "{Option} has changed: it acts after a restart",
        "{Option} 已更改：重启后生效"
    );

    public static readonly LogMessage LeftOut = new(
        210,
        Node,
        Warning,
        "{Count} more lines like this were left out: {Like}",
        "另有 {Count} 行同类日志被省略：{Like}"
    );

    /// <summary>All of them, in order of id.</summary>
    public static IReadOnlyList<LogMessage> All { get; } =
    [
        .. typeof(LogMessages)
            .GetFields()
            .Where(field => field.FieldType == typeof(LogMessage))
            .Select(field => (LogMessage)field.GetValue(null)!)
            .OrderBy(message => message.Id),
    ];
}

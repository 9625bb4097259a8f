namespace Tandem.Server.Words;

/// <summary>The areas of the log: loggers are named <c>tandem.AREA</c>.</summary>
internal static class LogAreas
{
    public const string Calls = "calls";
    public const string Registrations = "registrations";
    public const string Access = "access";
    public const string Trunks = "trunks";
    public const string Alarms = "alarms";
    public const string Agents = "agents";
    public const string Configuration = "configuration";
    public const string Sip = "sip";
    public const string Http = "http";
    public const string Store = "store";
    public const string Node = "node";
    public const string Reload = "reload";

    /// <summary>All of them, and the faces of HTTP that have one each.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Calls,
        Registrations,
        Access,
        Trunks,
        Alarms,
        Agents,
        Configuration,
        Sip,
        Http,
        Store,
        Node,
        Reload,
        "native",
        "xswitch",
        "udesk",
        "meiqia",
        "uccc",
        "webhooks",
    ];
}

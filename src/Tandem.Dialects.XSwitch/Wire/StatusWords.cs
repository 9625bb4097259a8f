namespace Tandem.Dialects.XSwitch.Wire;

using Tandem.Core.Contract.Views;

/// <summary>An agent's status: the documents' words, which we send, and the engine's, which clients of it send.</summary>
internal static class StatusWords
{
    public const string Available = "Available";
    public const string OnBreak = "On Break";
    public const string OnDemand = "Available (On Demand)";
    public const string LoggedOut = "Logged Out";

    private const string ShownOnDemand = "Available(On Demand)";
    private const string ShownLoggedOut = "Out";

    public static bool IsSignedIn(AgentView agent) => agent.Status != LoggedOut;

    /// <summary>As the documents print it.</summary>
    public static string Shown(string status) =>
        status switch
        {
            OnDemand => ShownOnDemand,
            LoggedOut => ShownLoggedOut,
            _ => status,
        };

    /// <summary>The engine's word for either spelling; null when it is none.</summary>
    public static string? Read(string text) =>
        text switch
        {
            ShownLoggedOut or LoggedOut => LoggedOut,
            ShownOnDemand or OnDemand => OnDemand,
            Available or OnBreak => text,
            _ => null,
        };
}

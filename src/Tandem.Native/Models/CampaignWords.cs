namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;

/// <summary>The words of this API for what a campaign can be.</summary>
internal static class CampaignWords
{
    public static readonly WordTable<CampaignMode> Modes = new("preview", "progressive", "predictive");
    public static readonly WordTable<CampaignState> States = new("stopped", "running", "paused");
    public static readonly WordTable<MachineAction> MachineActions = new("hang-up", "message", "flow");
    public static readonly IReadOnlyList<string> Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
}

namespace Tandem.Native.Models;

using Tandem.Core.Contract.Rows;

/// <summary>A campaign: numbers to be called, and the rules of calling them.</summary>
internal sealed record CampaignModel
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>preview, progressive or predictive.</summary>
    public required string Mode { get; init; }

    /// <summary>stopped, running or paused.</summary>
    public required string State { get; init; }

    /// <summary>Where those who answer go; null for none.</summary>
    public required string? Queue { get; init; }

    /// <summary>Likewise, a flow: then nobody needs agents.</summary>
    public required string? Flow { get; init; }

    public required string CallerNumber { get; init; }

    /// <summary>The id of the group of numbers of which one is shown; 0 for none.</summary>
    public required int NumberGroup { get; init; }

    public required int RingSeconds { get; init; }

    public required int AgentWithinMillis { get; init; }

    /// <summary>Agents for whom numbers ring are kept from whoever else calls.</summary>
    public required bool KeepAgents { get; init; }

    /// <summary>Whoever answers is listened to first, and no agent is brought to a machine.</summary>
    public required bool MachineDetection { get; init; }

    /// <summary>What becomes of a machine: hang-up, message or flow.</summary>
    public required string MachineAction { get; init; }

    public required string MachineSound { get; init; }

    public required string MachineText { get; init; }

    public required string MachineFlow { get; init; }

    public required decimal AbandonPercent { get; init; }

    public required string AbandonSound { get; init; }

    public required int Attempts { get; init; }

    public required IReadOnlyList<RetryModel> Retries { get; init; }

    public required CallingHoursModel Hours { get; init; }

    public required int Lines { get; init; }

    public required int CallsPerSecond { get; init; }

    public required decimal LinesPerAgent { get; init; }

    /// <summary>How many numbers it has.</summary>
    public required long Numbers { get; init; }

    public required string Updated { get; init; }

    public static CampaignModel Of(CampaignRow row, long numbers) =>
        new()
        {
            Id = row.Id,
            Name = row.Name,
            Mode = CampaignWords.Modes.Of(row.Mode),
            State = CampaignWords.States.Of(row.State),
            Queue = row.Target == RouteTarget.Queue ? row.Destination : null,
            Flow = row.Target == RouteTarget.Flow ? row.Destination : null,
            CallerNumber = row.Shown,
            NumberGroup = row.ShownGroup,
            RingSeconds = row.RingSeconds,
            AgentWithinMillis = row.AgentWithinMillis,
            KeepAgents = row.KeepsAgents,
            MachineDetection = row.DetectsMachines,
            MachineAction = CampaignWords.MachineActions.Of(row.MachineAction),
            MachineSound = row.MachineSound,
            MachineText = row.MachineText,
            MachineFlow = row.MachineFlow,
            AbandonPercent = row.AbandonPerMille / 10m,
            AbandonSound = row.AbandonSound,
            Attempts = row.Attempts,
            Retries = [.. row.Retries.Select(RetryModel.Of)],
            Hours = CallingHoursModel.Of(row.Hours),
            Lines = row.Lines,
            CallsPerSecond = row.PerSecond,
            LinesPerAgent = row.PerAgentPercent / 100m,
            Numbers = numbers,
            Updated = Moments.Text(row.UpdatedMicros),
        };
}

/// <summary>Campaigns in the order in which they came.</summary>
internal sealed record CampaignList(IReadOnlyList<CampaignModel> Campaigns, string? Next);

/// <summary>How a campaign stands now.</summary>
internal sealed record CampaignFigures
{
    public required string State { get; init; }

    /// <summary>
    /// Why nothing is dialled just now: pace (as many as agents allow), no_agents, no_numbers, outside_hours, lines, per_second, number_limits (no number that might be shown may call now), no_caller_number (the group has none), no_destination,
    /// reading, store, paused or stopped; empty while numbers are dialled.
    /// </summary>
    public required string Held { get; init; }

    /// <summary>Calls that nobody has answered yet, or that are listened to.</summary>
    public required int Dialled { get; init; }

    /// <summary>Answered, and no agent yet.</summary>
    public required int Waiting { get; init; }

    public required int Talking { get; init; }

    public required int AgentsFree { get; init; }

    /// <summary>Talking, rung, or resting after a call.</summary>
    public required int AgentsBusy { get; init; }

    /// <summary>Calls of the last 30 days that a person took up.</summary>
    public required int Live { get; init; }

    /// <summary>Of them, those that no agent was there for in time.</summary>
    public required int Abandoned { get; init; }

    public required decimal AbandonedPercent { get; init; }

    /// <summary>Attempts of the last 30 days, by what they came to.</summary>
    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    public required long NumbersWaiting { get; init; }

    public required long NumbersDialling { get; init; }

    /// <summary>Numbers that are not dialled any more, by what the last attempt came to.</summary>
    public required IReadOnlyDictionary<string, long> NumbersDone { get; init; }
}

/// <summary>Numbers of a campaign, in their order as text.</summary>
/// <param name="Next">Give it as after to go on; null at the end.</param>
internal sealed record CampaignNumberList(IReadOnlyList<CampaignNumberModel> Numbers, string? Next);

/// <param name="State">waiting, dialling or done.</param>
/// <param name="Zone">Whose clock says when it may be called; several with ; between. Empty: the tenant's.</param>
/// <param name="Attempts">Made so far.</param>
/// <param name="Outcome">Of the last one; null before the first.</param>
/// <param name="Due">Not dialled again before; null: as soon as its turn comes, or never.</param>
/// <param name="Variables">What came with it.</param>
internal sealed record CampaignNumberModel(
    string Number,
    string State,
    string Zone,
    int Attempts,
    string? Outcome,
    string? Due,
    IReadOnlyDictionary<string, string> Variables
);

/// <summary>A number that an agent looks at.</summary>
/// <param name="Until">His until then.</param>
internal sealed record PreviewModel(int AgentId, string Number, IReadOnlyDictionary<string, string> Variables, int Attempts, string Until);

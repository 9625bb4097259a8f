namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>Rules of a campaign: what is not given stays as it is, or is as usual.</summary>
internal abstract record CampaignRules : IBody
{
    /// <summary>preview (an agent looks at a number, then dials it), progressive (one for each free agent) or predictive. progressive when not given.</summary>
    [RegularExpression("preview|progressive|predictive")]
    public string? Mode { get; init; }

    /// <summary>The name of the queue that those who answer go to; empty for none.</summary>
    [StringLength(Lengths.Name)]
    public string? Queue { get; init; }

    /// <summary>Or of the flow: then nobody needs agents.</summary>
    [StringLength(Lengths.Name)]
    public string? Flow { get; init; }

    /// <summary>The tenant's number that is shown; empty: the one it shows for all calls.</summary>
    [StringLength(Lengths.Name)]
    public string? CallerNumber { get; init; }

    /// <summary>The id of the group of numbers of which one is shown for each call, by the group's rule; in place of callerNumber. 0: none.</summary>
    [Range(0, int.MaxValue)]
    public int? NumberGroup { get; init; }

    /// <summary>How long a phone rings; 25 when not given.</summary>
    [Range(CampaignRow.LeastRingSeconds, 120)]
    public int? RingSeconds { get; init; }

    /// <summary>Who answers has an agent within this, or counts as abandoned; 2 000 when not given.</summary>
    [Range(0, 30_000)]
    public int? AgentWithinMillis { get; init; }

    /// <summary>
    /// As many agents as numbers ring (progressive), or as the pace has counted on of those who are free (predictive), are kept from whoever else calls, and who answers goes before those who wait, so that nobody takes an agent for whom a number rings. False when not given.
    /// </summary>
    public bool? KeepAgents { get; init; }

    /// <summary>
    /// Whoever answers is listened to for up to 6 s first, and no agent is brought to a machine (machineAction); a person's agent then has agentWithinMillis from the end of his first words, or, where he said none, from having been
    /// listened to. Some people are taken for machines: docs/campaigns.md has how many. False when not given.
    /// </summary>
    public bool? MachineDetection { get; init; }

    /// <summary>
    /// What becomes of a machine: hang-up; message (when its greeting or its beep is over it is left machineSound or machineText, then hung up); or flow (machineFlow, likewise). hang-up when not given.
    /// </summary>
    [RegularExpression("hang-up|message|flow")]
    public string? MachineAction { get; init; }

    /// <summary>The sound that a machine is left.</summary>
    [StringLength(Lengths.Name)]
    public string? MachineSound { get; init; }

    /// <summary>Or the text, spoken.</summary>
    [StringLength(1_000)]
    public string? MachineText { get; init; }

    /// <summary>The name of the flow that a machine walks.</summary>
    [StringLength(Lengths.Name)]
    public string? MachineFlow { get; init; }

    /// <summary>Of calls taken up in 30 days so many may be abandoned; 3 when not given.</summary>
    [Range(0, 100)]
    public decimal? AbandonPercent { get; init; }

    /// <summary>The sound an abandoned callee hears; empty: a spoken sentence.</summary>
    [StringLength(Lengths.Name)]
    public string? AbandonSound { get; init; }

    /// <summary>How often a number is dialled at most; 3 when not given.</summary>
    [Range(1, 15)]
    public int? Attempts { get; init; }

    /// <summary>What follows an attempt that nobody talked in: all rules. After an outcome without a rule the number is done.</summary>
    [MaxLength(10)]
    public IReadOnlyList<RetryModel>? Retries { get; init; }

    public CallingHoursModel? Hours { get; init; }

    /// <summary>Calls at once; 0: as many as agents allow, and 10 to a flow.</summary>
    [Range(0, 10_000)]
    public int? Lines { get; init; }

    /// <summary>Calls begun a second; 10 when not given.</summary>
    [Range(1, 200)]
    public int? CallsPerSecond { get; init; }

    /// <summary>Predictive: calls dialled and not answered, for each agent at most; 3 when not given.</summary>
    [Range(1, 20)]
    public decimal? LinesPerAgent { get; init; }

    /// <summary>What makes no sense together; null when all does.</summary>
    public string? Fault() =>
        Queue is { Length: > 0 } && Flow is { Length: > 0 } ? "queue and flow: one of them"
        : CallerNumber is { Length: > 0 } && NumberGroup > 0 ? "callerNumber and numberGroup: one of them"
        : Retries?.Select(each => each.Fault()).FirstOrDefault(each => each is not null) ?? Hours?.Fault();

    /// <summary>The row with what is given.</summary>
    protected CampaignRow Over(CampaignRow row)
    {
        (RouteTarget target, string destination) = (Queue, Flow) switch
        {
            ({ Length: > 0 } queue, _) => (RouteTarget.Queue, queue),
            (_, { Length: > 0 } flow) => (RouteTarget.Flow, flow),
            (null, null) => (row.Target, row.Destination),
            ("", null) when row.Target == RouteTarget.Flow => (row.Target, row.Destination),
            (null, "") when row.Target == RouteTarget.Queue => (row.Target, row.Destination),
            _ => (RouteTarget.None, ""),
        };
        return row with
        {
            Mode = CampaignWords.Modes.Named(Mode) ?? row.Mode,
            Target = target,
            Destination = destination,
            Shown = CallerNumber ?? (NumberGroup > 0 ? "" : row.Shown),
            ShownGroup = NumberGroup ?? (CallerNumber is { Length: > 0 } ? 0 : row.ShownGroup),
            RingSeconds = RingSeconds ?? row.RingSeconds,
            AgentWithinMillis = AgentWithinMillis ?? row.AgentWithinMillis,
            KeepsAgents = KeepAgents ?? row.KeepsAgents,
            DetectsMachines = MachineDetection ?? row.DetectsMachines,
            MachineAction = CampaignWords.MachineActions.Named(MachineAction) ?? row.MachineAction,
            MachineSound = MachineSound ?? (MachineText is { Length: > 0 } ? "" : row.MachineSound),
            MachineText = MachineText ?? (MachineSound is { Length: > 0 } ? "" : row.MachineText),
            MachineFlow = MachineFlow ?? row.MachineFlow,
            AbandonPerMille = AbandonPercent is { } percent ? (int)(percent * 10) : row.AbandonPerMille,
            AbandonSound = AbandonSound ?? row.AbandonSound,
            Attempts = Attempts ?? row.Attempts,
            Retries = Retries is { } rules ? [.. rules.Select(rule => rule.Row())] : row.Retries,
            Hours = Hours?.Row() ?? row.Hours,
            Lines = Lines ?? row.Lines,
            PerSecond = CallsPerSecond ?? row.PerSecond,
            PerAgentPercent = LinesPerAgent is { } lines ? (int)(lines * 100) : row.PerAgentPercent,
        };
    }
}

/// <summary>A campaign to be made. It is stopped and has no numbers.</summary>
internal sealed record NewCampaign : CampaignRules
{
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    public CampaignRow Row() => Over(new CampaignRow(0, Name));
}

/// <summary>What is to be other of a campaign; it may be running.</summary>
internal sealed record CampaignPatch : CampaignRules
{
    [StringLength(Lengths.Name, MinimumLength = 1)]
    public string? Name { get; init; }

    public CampaignRow Row(CampaignRow row) => Over(row with { Name = Name ?? row.Name });
}

/// <summary>When a number is dialled again.</summary>
internal sealed record RetryModel : IBody
{
    /// <summary>busy, no_answer, refused, failed, abandoned or machine.</summary>
    [Required, RegularExpression("busy|no_answer|refused|failed|abandoned|machine")]
    public required string After { get; init; }

    /// <summary>Not before so long after.</summary>
    [Range(0, 2_592_000)]
    public required int PauseSeconds { get; init; }

    /// <summary>Attempts that may end so.</summary>
    [Range(1, 15)]
    public required int Attempts { get; init; }

    /// <summary>0 to 9: of numbers that are due lower ones go first; 5 is that of numbers never dialled, and the one when not given.</summary>
    [Range(0, CampaignNumber.LastRank)]
    public int? Rank { get; init; }

    public static RetryModel Of(RetryRule rule) =>
        new()
        {
            After = rule.Outcome.Word(),
            PauseSeconds = rule.PauseSeconds,
            Attempts = rule.Attempts,
            Rank = rule.Rank,
        };

    public string? Fault() => DialOutcomes.TryRead(After, out _) ? null : $"{After}: no such outcome";

    public RetryRule Row()
    {
        DialOutcomes.TryRead(After, out DialOutcome outcome);
        return new RetryRule(outcome, PauseSeconds, Attempts, Rank ?? CampaignNumber.FreshRank);
    }
}

/// <summary>When people may be called, by the clock where their number is from.</summary>
internal sealed record CallingHoursModel : IBody
{
    /// <summary>By days of the week; none: never.</summary>
    [Required, MaxLength(50)]
    public required IReadOnlyList<CallingDaysModel> Rows { get; init; }

    /// <summary>CN: not on China's holidays; empty: only on those given here not.</summary>
    [RegularExpression("(CN)?")]
    public string? Calendar { get; init; }

    /// <summary>Days on which nobody is called, yyyy-MM-dd.</summary>
    [MaxLength(1_000)]
    public IReadOnlyList<string>? Holidays { get; init; }

    /// <summary>Days that are called although the calendar says otherwise.</summary>
    [MaxLength(1_000)]
    public IReadOnlyList<string>? Workdays { get; init; }

    public static CallingHoursModel Of(CallingHoursRow row) =>
        new()
        {
            Rows =
            [
                .. row.Rows.Select(each => new CallingDaysModel
                {
                    Days = [.. each.Days.Select(day => CampaignWords.Days[day - 1])],
                    From = each.From,
                    To = each.To,
                }),
            ],
            Calendar = row.Calendar,
            Holidays = row.Holidays,
            Workdays = row.Workdays,
        };

    public string? Fault() =>
        Rows.SelectMany(row => row.Days).FirstOrDefault(day => !CampaignWords.Days.Contains(day)) is { } odd
            ? $"{odd}: days are mon, tue, wed, thu, fri, sat and sun"
            : null;

    public CallingHoursRow Row() =>
        new()
        {
            Rows = [.. Rows.Select(row => new CallingDays([.. row.Days.Select(DayOf)], row.From, row.To))],
            Calendar = Calendar ?? "",
            Holidays = Holidays ?? [],
            Workdays = Workdays ?? [],
        };

    private static int DayOf(string word)
    {
        for (int i = 0; i < CampaignWords.Days.Count; i++)
        {
            if (CampaignWords.Days[i] == word)
            {
                return i + 1;
            }
        }
        return 0;
    }
}

/// <summary>The same hours on several days.</summary>
internal sealed record CallingDaysModel : IBody
{
    /// <summary>mon to sun.</summary>
    [Required, MinLength(1), MaxLength(7)]
    public required IReadOnlyList<string> Days { get; init; }

    /// <summary>HH:mm.</summary>
    [Required, RegularExpression("[0-9]{2}:[0-9]{2}")]
    public required string From { get; init; }

    /// <summary>HH:mm, exclusive; 24:00 is the end of the day.</summary>
    [Required, RegularExpression("[0-9]{2}:[0-9]{2}")]
    public required string To { get; init; }
}

/// <summary>Numbers into a campaign, all or none; those that it has stay as they are.</summary>
internal sealed record NewCampaignNumbers : IBody
{
    [Required, MinLength(1), MaxLength(10_000)]
    public required IReadOnlyList<NewCampaignNumberBody> Numbers { get; init; }
}

internal sealed record NewCampaignNumberBody : IBody
{
    /// <summary>Written in any way.</summary>
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Number { get; init; }

    /// <summary>What the flow and the agent are to know of him.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}

/// <summary>Whose preview.</summary>
internal sealed record PreviewOrder : IBody
{
    /// <summary>The agent; who asks when not given.</summary>
    public int? AgentId { get; init; }
}

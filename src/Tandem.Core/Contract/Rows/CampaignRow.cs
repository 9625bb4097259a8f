namespace Tandem.Core.Contract.Rows;

/// <summary>How a campaign's numbers come to be dialled.</summary>
public enum CampaignMode : byte
{
    /// <summary>An agent is shown a number first, and dials it himself or passes it over.</summary>
    Preview,

    /// <summary>One number for each agent who is free.</summary>
    Progressive,

    /// <summary>More than agents are free, as many as will answer by the time that agents will have become free; within the abandon cap.</summary>
    Predictive,
}

/// <summary>What becomes of an answering machine.</summary>
public enum MachineAction : byte
{
    HangUp,

    /// <summary>It is left a message, and hung up.</summary>
    Message,

    /// <summary>It walks a flow.</summary>
    Flow,
}

/// <summary>Whether it is dialled.</summary>
public enum CampaignState : byte
{
    /// <summary>Not dialled; what rang when it was stopped was hung up, once it had rung as long as is due.</summary>
    Stopped,
    Running,

    /// <summary>Nothing new is dialled; what rings goes on ringing.</summary>
    Paused,
}

/// <summary>
/// Numbers to be called, and the rules of calling them. The numbers themselves are kept beside it, in the store: see <see cref="CampaignNumber"/>.
/// </summary>
public sealed record CampaignRow(int Id, string Name) : DialingRow(Id)
{
    public const string Word = "campaign";

    /// <summary>The one that every tenant has from the beginning.</summary>
    public const int First = 1;

    public const string FirstName = "default";

    /// <summary>A phone rings at least so long before it is given up (FTC, 16 CFR 310.4(b)(4)(ii)).</summary>
    public const int LeastRingSeconds = 15;

    public CampaignMode Mode { get; init; } = CampaignMode.Progressive;

    public CampaignState State { get; init; }

    /// <summary>Where those who answer go: <see cref="RouteTarget.Queue"/> or <see cref="RouteTarget.Flow"/>; not set, nothing is dialled.</summary>
    public RouteTarget Target { get; init; } = RouteTarget.None;

    /// <summary>The name of that queue or flow.</summary>
    public string Destination { get; init; } = "";

    /// <summary>The tenant's number that is shown, in its inner form; empty: the one it shows for all calls.</summary>
    public string Shown { get; init; } = "";

    /// <summary>The group of numbers of which one is shown, chosen for each call by its rule; 0: <see cref="Shown"/> says it.</summary>
    public int ShownGroup { get; init; }

    /// <summary>How long a phone rings, no less than <see cref="LeastRingSeconds"/>.</summary>
    public int RingSeconds { get; init; } = 25;

    /// <summary>Who answers has an agent within this; else he hears a message, and the call counts as abandoned.</summary>
    public int AgentWithinMillis { get; init; } = 2_000;

    /// <summary>As many agents as numbers ring (progressive), or as the pace has counted on of those who are free (predictive), are kept from whoever else calls, and who answers goes before those who wait.</summary>
    public bool KeepsAgents { get; init; }

    /// <summary>
    /// Whoever answers is listened to first: a machine is hung up, or what <see cref="MachineAction"/> says, and nobody is brought to it. An agent is there within <see cref="AgentWithinMillis"/> of the end of a person's first
    /// words, or of having been listened to where he said none.
    /// </summary>
    public bool DetectsMachines { get; init; }

    /// <summary>What becomes of a machine, once its greeting or its beep is over.</summary>
    public MachineAction MachineAction { get; init; }

    /// <summary>The sound it is left; empty: <see cref="MachineText"/> is spoken.</summary>
    public string MachineSound { get; init; } = "";

    /// <summary>In Chinese where the tenant is in China, else in English.</summary>
    public string MachineText { get; init; } = "";

    /// <summary>The name of the flow it walks.</summary>
    public string MachineFlow { get; init; } = "";

    /// <summary>Of 1 000 calls answered in 30 days so many may be abandoned.</summary>
    public int AbandonPerMille { get; init; } = 30;

    /// <summary>The sound that an abandoned callee hears; empty: a spoken sentence of ours, in Chinese where the tenant is in China, else in English.</summary>
    public string AbandonSound { get; init; } = "";

    /// <summary>How often a number is dialled at most.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>What follows an attempt that nobody talked in; an outcome without a rule is final.</summary>
    public IReadOnlyList<RetryRule> Retries { get; init; } = RetryRule.Usual;

    /// <summary>When people may be called, by the clocks where they are.</summary>
    public CallingHoursRow Hours { get; init; } = new();

    /// <summary>Calls at once; 0: as many as agents ask for, and to a flow <see cref="LinesToFlow"/>.</summary>
    public int Lines { get; init; }

    /// <summary>Calls begun a second at most.</summary>
    public int PerSecond { get; init; } = 10;

    /// <summary>Predictive: calls that are dialled and not answered, for each agent signed in at most, in hundredths.</summary>
    public int PerAgentPercent { get; init; } = 300;

    /// <summary>Calls at once to a flow, where nothing else is set.</summary>
    public const int LinesToFlow = 10;

    public override string Kind => Word;

    public override string Label => Name;
}

namespace Tandem.Core.Contract;

/// <summary>Every limit of the call centre, with its default.</summary>
public sealed record CentreLimits
{
    /// <summary>Calls in progress; one more is refused with 503.</summary>
    public int Calls { get; init; } = 20_000;

    /// <summary>Callers in one queue; one more is refused with 486.</summary>
    public int MembersPerQueue { get; init; } = 10_000;

    public int Users { get; init; } = 100_000;

    public int Queues { get; init; } = 10_000;

    /// <summary>Trunks of a tenant.</summary>
    public int Trunks { get; init; } = 200;

    /// <summary>Numbers (DIDs) of a tenant.</summary>
    public int Numbers { get; init; } = 100_000;

    /// <summary>Patterns among them: each is looked at, for a number that has no row of its own.</summary>
    public int NumberPatterns { get; init; } = 1_000;

    /// <summary>Groups of numbers, sellers' codes, campaigns and prices of a tenant together.</summary>
    public int DialingRows { get; init; } = 100_000;

    /// <summary>Numbers in one group.</summary>
    public int NumbersPerGroup { get; init; } = 1_000;

    /// <summary>Numbers put into a campaign by one command.</summary>
    public int CampaignNumbersAtOnce { get; init; } = 100_000;

    /// <summary>Numbers of a campaign that are held in memory, next to be dialled.</summary>
    public int CampaignNumbersAtHand { get; init; } = 500;

    /// <summary>After a start campaigns dial nobody for so long: ports are being bound, and trunks register.</summary>
    public TimeSpan CampaignRest { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a number that an agent looks at is kept for him.</summary>
    public TimeSpan PreviewTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Numbers put on a do-not-call list, or taken off it, by one command.</summary>
    public int DoNotCallAtOnce { get; init; } = 10_000;

    /// <summary>Characters of what whoever asks for a call gives along.</summary>
    public int UserData { get; init; } = 1_000;

    /// <summary>Sound files of a tenant.</summary>
    public int MediaFiles { get; init; } = 10_000;

    /// <summary>Flows (IVR) of a tenant.</summary>
    public int Flows { get; init; } = 500;

    /// <summary>Characters of all drafts and published documents of a tenant's flows together: they are held in memory.</summary>
    public long FlowCharacters { get; init; } = 32_000_000;

    /// <summary>Configuration commits under way; one more answers Overloaded.</summary>
    public int PendingCommits { get; init; } = 10_000;

    /// <summary>How long the page of an agent may say nothing before he is put on break; pages say that they live every three seconds.</summary>
    public TimeSpan PageSilence { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The longest wrap-up an agent may give himself, from the moment he asks.</summary>
    public TimeSpan WrapUpMax { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long an agent is rung when neither agent nor queue says otherwise.</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest ring of any offer (mod_callcenter's originate cap).</summary>
    public TimeSpan RingTimeoutMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After a refusal or no answer the agent is skipped for that call at least this long.</summary>
    public TimeSpan SkipForCall { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between an agent's answer and running media; then the offer counts as failed.</summary>
    public TimeSpan JoinTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an outbound call to a trunk or extension rings.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>An echo test ends after so long.</summary>
    public TimeSpan EchoTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long somebody rings who is called into a conversation: transfer, consultation, conference, monitoring.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Parties, listeners and those being called, in one conversation.</summary>
    public int PartiesPerCall { get; init; } = 16;

    /// <summary>How long words of a caller may take to be recognised.</summary>
    public TimeSpan RecognitionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whose words are being recognised hears music after so long.</summary>
    public TimeSpan SilencePatience { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>After the time of a request to a service outside is up, its answer is waited for so much longer; then there is none.</summary>
    public TimeSpan OutsideGrace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often queues may send one call on before it stays where it is: two of them may name each other.</summary>
    public int ForwardsPerCall { get; init; } = 8;

    /// <summary>Numbers of callers remembered as phones are shown them.</summary>
    public int ShownNumbers { get; init; } = 4_096;

    /// <summary>Candidates kept with a call's explanation.</summary>
    public int ExplainedCandidates { get; init; } = 16;

    /// <summary>How often a call that is sent elsewhere (3xx) may be sent on from there.</summary>
    public int RedirectHops { get; init; } = 5;

    /// <summary>Places tried for a call that is sent elsewhere, all together.</summary>
    public int RedirectTries { get; init; } = 10;
}

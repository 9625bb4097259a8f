namespace Tandem.Access.Contract;

using Tandem.Core.Contract.Rows;

/// <summary>
/// Numbers of campaigns and do-not-call lists where there are too many for a loop: read, and brought in by imports. All throws
/// <see cref="ArchiveException"/>.
/// </summary>
public interface ICampaignStore
{
    /// <summary>Numbers after the given one, in their order as text.</summary>
    /// <param name="outcome">Only those whose last attempt came to that; null for all.</param>
    IReadOnlyList<CampaignLine> Numbers(int tenant, int campaign, string after, int most, DialOutcome? outcome);

    /// <summary>How many numbers there are of each kind.</summary>
    CampaignCounts Counts(int tenant, int campaign);

    /// <summary>Imports of a campaign, newest first.</summary>
    IReadOnlyList<CampaignImport> Imports(int tenant, int campaign, int most);

    /// <summary>Null when there is none.</summary>
    CampaignImport? Import(int tenant, int import);

    /// <summary>Imports of all tenants that are not over.</summary>
    IReadOnlyList<CampaignImport> Unfinished();

    /// <summary>Keeps an import as it stands; one of id 0 gets its id.</summary>
    Task<CampaignImport> PutAsync(CampaignImport import);

    /// <summary>Numbers beside the campaign's, not among them yet. Returns how many were not there.</summary>
    Task<int> StageAsync(CampaignImport import, IReadOnlyList<NewCampaignNumber> numbers);

    /// <summary>Some of what an import has staged comes among the campaign's numbers; false when nothing is left.</summary>
    Task<bool> ReleaseSomeAsync(CampaignImport import);

    /// <summary>Some of what an import has staged goes; false when nothing is left.</summary>
    Task<bool> DropSomeAsync(CampaignImport import);

    /// <summary>Some numbers of campaigns that are no more go; false when nothing is left.</summary>
    Task<bool> SweepSomeAsync(int tenant);

    /// <summary>Numbers on a do-not-call list after the given one, in their order as text.</summary>
    /// <param name="tenant">Whose; 0 is shared by all.</param>
    IReadOnlyList<string> DoNotCall(int tenant, string after, int most);

    /// <summary>Changes the shared list; numbers in their inner form.</summary>
    Task ChangeSharedAsync(IReadOnlyList<string> added, IReadOnlyList<string> removed);
}

/// <summary>A number of a campaign, for readers.</summary>
/// <param name="State">waiting, dialling or done.</param>
/// <param name="Outcome">Of the last attempt; null before the first.</param>
/// <param name="DueMicros">When it is due again; 0: at once, or never when it is done.</param>
public sealed record CampaignLine(
    string Number,
    string State,
    string Zone,
    int Attempts,
    DialOutcome? Outcome,
    long DueMicros,
    string Variables
);

/// <param name="Done">By what the last attempt came to.</param>
public sealed record CampaignCounts(long Waiting, long Dialling, IReadOnlyDictionary<DialOutcome, long> Done)
{
    public long All => Waiting + Dialling + Done.Values.Sum();
}

/// <summary>Numbers that are brought into a campaign from a file.</summary>
public sealed record CampaignImport(int Tenant, int Id, int Campaign)
{
    public const string Reading = "reading";
    public const string Releasing = "releasing";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Dropping = "dropping";

    /// <summary>
    /// <c>reading</c>, <c>releasing</c> (it is decided: the numbers come among the campaign's), <c>done</c>; <c>dropping</c> (what was read goes again),
    /// <c>failed</c>.
    /// </summary>
    public string State { get; init; } = Reading;

    /// <summary>Lines that are no good are passed over; else none comes in.</summary>
    public bool Skips { get; init; }

    /// <summary>What the file is read as: <c>UTF-8</c> or <c>GB18030</c>; empty while that is not known.</summary>
    public string Encoding { get; init; } = "";

    public long BytesRead { get; init; }

    public long BytesAll { get; init; }

    /// <summary>Rows read, the line of names not counted.</summary>
    public int Lines { get; init; }

    public int Added { get; init; }

    /// <summary>Numbers that were in the file before, or in the campaign.</summary>
    public int Doubles { get; init; }

    public int Bad { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<BadLine> FirstBad { get; init; } = [];

    /// <summary>Why it failed; empty when it did not.</summary>
    public string Problem { get; init; } = "";

    public long BegunMicros { get; init; }

    public long EndedMicros { get; init; }

    public bool IsOver => State is Done or Failed;
}

/// <param name="Line">In the file, from 1.</param>
/// <param name="Text">The number as it stood there, the first characters of it.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record BadLine(long Line, string Text, string Problem);

namespace Tandem.Store.Contract;

using Tandem.Core.Contract.Rows;

/// <summary>What was written down of calls.</summary>
public interface INoteTable
{
    /// <summary>Adds it, or takes the place of the row it had.</summary>
    void Put(int tenant, CallNote note);

    /// <summary>Deletes those written before that moment.</summary>
    void DeleteBefore(int tenant, long micros);

    IReadOnlyList<CallNote> Read(NoteQuery query);
}

/// <summary>Which notes to read, newest first.</summary>
public sealed record NoteQuery(int Tenant, int Limit)
{
    /// <summary>Notes in one answer.</summary>
    public const int MaxLimit = 1_001;

    /// <summary>Only those of this call; empty for all.</summary>
    public Guid Call { get; init; }

    /// <summary>Only those of this agent; 0 for all.</summary>
    public int AgentId { get; init; }

    /// <summary>Only those with this one; empty for all.</summary>
    public string Disposition { get; init; } = "";

    /// <summary>Only those written before this one; 0 for all.</summary>
    public long Before { get; init; }
}

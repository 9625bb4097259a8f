namespace Tandem.Core.Folds.Sessions;

using Nerdbank.MessagePack;
using PolyType;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>Who is signed in where, and in which status: what a restart puts back.</summary>
internal sealed class AgentSessions : Fold<OpenSessions>
{
    private readonly List<int> changed = [];
    private readonly Dictionary<int, long> changedBy = [];

    public override string Name => "sessions";

    public override int Version => 1;

    public int Count => State.Sessions.Count;

    /// <summary>Ids of the queues each is signed in to.</summary>
    public Dictionary<int, IReadOnlyList<int>> Queues =>
        State.Sessions.ToDictionary(each => each.Key, each => (IReadOnlyList<int>)each.Value.Queues);

    /// <summary>Sign-ins of before the log.</summary>
    public void Adopt(IEnumerable<AgentSession> sessions)
    {
        foreach (AgentSession each in sessions)
        {
            State.Sessions[each.UserId] = new OpenSession
            {
                Extension = each.Extension,
                Queues = [.. each.Queues],
                Status = AgentWords.StatusWord(each.Status),
                Reason = each.Reason,
                SinceMicros = each.SinceMicros,
                SignedInMicros = each.SignedInMicros,
            };
        }
    }

    public override void Apply(Event happened)
    {
        switch (happened.Data)
        {
            case AgentSignedIn signedIn:
                SignIn(happened, signedIn);
                break;
            case AgentQueuesChanged queues when State.Sessions.TryGetValue(queues.AgentId, out OpenSession? session):
                session.Queues = queues.Queues;
                Mark(queues.AgentId, happened.Id);
                break;
            case AgentStateChanged state when State.Sessions.TryGetValue(state.AgentId, out OpenSession? session):
                Change(happened, state, session);
                break;
            case AgentSignedOut signedOut when State.Sessions.Remove(signedOut.AgentId):
                Mark(signedOut.AgentId, happened.Id);
                break;
        }
    }

    public override void Flush(List<RowChange> into)
    {
        foreach (int agent in changed)
        {
            long id = changedBy[agent];
            into.Add(
                State.Sessions.TryGetValue(agent, out OpenSession? session)
                    ? new PutSession(id, session.Row(agent))
                    : new RemoveSession(id, agent)
            );
        }
        changed.Clear();
        changedBy.Clear();
    }

    private void SignIn(Event happened, AgentSignedIn signedIn)
    {
        if (!State.Sessions.TryGetValue(signedIn.AgentId, out OpenSession? session))
        {
            session = new OpenSession { SinceMicros = happened.WallMicros, SignedInMicros = happened.WallMicros };
            State.Sessions.Add(signedIn.AgentId, session);
        }
        session.Extension = signedIn.Extension;
        session.Queues = signedIn.Queues;
        Mark(signedIn.AgentId, happened.Id);
    }

    private void Change(Event happened, AgentStateChanged state, OpenSession session)
    {
        if (session.Status != state.Status || session.Reason != state.Reason)
        {
            session.Status = state.Status;
            session.Reason = state.Reason;
            session.SinceMicros = happened.WallMicros;
            Mark(state.AgentId, happened.Id);
        }
    }

    private void Mark(int agent, long id)
    {
        if (!changedBy.ContainsKey(agent))
        {
            changed.Add(agent);
        }
        changedBy[agent] = id;
    }
}

/// <summary>All who are signed in, by user id.</summary>
[GenerateShape]
internal sealed partial class OpenSessions
{
    [Key(0)]
    public Dictionary<int, OpenSession> Sessions { get; set; } = [];
}

/// <summary>One who is signed in.</summary>
internal sealed class OpenSession
{
    [Key(0)]
    public string Extension { get; set; } = "";

    [Key(1)]
    public int[] Queues { get; set; } = [];

    /// <summary>As events have it.</summary>
    [Key(2)]
    public string Status { get; set; } = AgentWords.OnBreak;

    [Key(3)]
    public string Reason { get; set; } = "";

    /// <summary>Since when status and reason are what they are; Unix microseconds.</summary>
    [Key(4)]
    public long SinceMicros { get; set; }

    [Key(5)]
    public long SignedInMicros { get; set; }

    public AgentSession Row(int agent) =>
        new(agent, Extension, Queues, AgentWords.StatusText(Status), Reason, SinceMicros) { SignedInMicros = SignedInMicros };
}

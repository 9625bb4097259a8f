namespace Tandem.Core.Dialing;

using Tandem.Foundation;

/// <summary>Attempts of one campaign that are under way, and how many of them are where.</summary>
internal sealed class AttemptTable
{
    private readonly Dictionary<Guid, Attempt> attempts = [];

    public int Count => attempts.Count;

    /// <summary>Not answered yet, or listened to, and an agent is to be there when they are.</summary>
    public int Dialled { get; private set; }

    /// <summary>Answered, and no agent is there yet.</summary>
    public int Waiting { get; private set; }

    /// <summary>With an agent, or in the flow.</summary>
    public int Talking { get; private set; }

    /// <summary>What is broken, or null.</summary>
    public string? Check() =>
        Dialled < 0 || Waiting < 0 || Talking < 0 || Dialled + Waiting + Talking > attempts.Count
            ? $"{Dialled} dialled, {Waiting} waiting and {Talking} talking of {attempts.Count} attempts"
            : null;

    /// <summary>Those that ring, in the order they were begun.</summary>
    public List<Attempt> Ringing()
    {
        List<Attempt> ringing = [.. attempts.Values.Where(attempt => attempt.Stage == AttemptStage.Dialled)];
        StableSort.Sort(ringing, static (a, b) => a.Call.CompareTo(b.Call));
        return ringing;
    }

    public void Add(Attempt attempt)
    {
        attempts.Add(attempt.Call, attempt);
        Tally(attempt, attempt.Stage, 1);
    }

    /// <summary>False when it was not there.</summary>
    public bool Remove(Attempt attempt)
    {
        bool was = attempts.Remove(attempt.Call);
        Tally(attempt, attempt.Stage, was ? -1 : 0);
        return was;
    }

    /// <summary>From one stage to another.</summary>
    public void Moved(Attempt attempt, AttemptStage from, AttemptStage to)
    {
        if (attempts.ContainsKey(attempt.Call))
        {
            Tally(attempt, from, -1);
            Tally(attempt, to, 1);
        }
    }

    private void Tally(Attempt attempt, AttemptStage stage, int more)
    {
        switch (stage)
        {
            case AttemptStage.Logging or AttemptStage.Dialled or AttemptStage.Listened when attempt.AgentId == 0:
                Dialled += more;
                break;
            case AttemptStage.Answered:
                Waiting += more;
                break;
            case AttemptStage.Told when attempt.IsConnected:
                Talking += more;
                break;
        }
    }
}

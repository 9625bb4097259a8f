namespace Tandem.Core.Dialing;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Legs;
using Tandem.Foundation;

/// <summary>How far an attempt has come.</summary>
internal enum AttemptStage : byte
{
    /// <summary>On its way into the log: nothing has left yet.</summary>
    Logging,

    /// <summary>An agent's phone is rung first, who looked at the number before.</summary>
    Agent,

    /// <summary>Dialled, and not answered.</summary>
    Dialled,

    /// <summary>Answered, and listened to: it may be a machine.</summary>
    Listened,

    /// <summary>Answered, and waiting for an agent.</summary>
    Answered,

    /// <summary>What it came to is told; the call may last.</summary>
    Told,
}

/// <summary>One attempt to reach one number: from the log to what it came to, which is told exactly once.</summary>
internal sealed class Attempt(LiveCampaign campaign, CampaignNumber number, Guid call, int agent) : ICommitted, ICallWatch
{
    private Now begun;
    private Now answered;
    private long agentMillis = -1;
    private CallLeg? his;
    private AnswerRate.Try? counted;
    private DialOutcome? failure;
    private int code;

    public CampaignNumber Number { get; } = number;

    public Guid Call { get; } = call;

    /// <summary>1 for the first.</summary>
    public int Ordinal { get; } = number.Attempts + 1;

    /// <summary>Who looked at it before and dials it himself; 0 for nobody.</summary>
    public int AgentId { get; } = agent;

    public AttemptStage Stage
    {
        get;
        private set
        {
            campaign.Moved(this, field, value);
            field = value;
        }
    }

    public CampaignRow Row => campaign.Row;

    public void Committed() => campaign.Leave(this);

    public void Failed(string reason) => campaign.Refused(this);

    /// <summary>The agent's phone is rung; the number follows.</summary>
    public void RingsAgent() => Stage = AttemptStage.Agent;

    public void LegMade(CallLeg leg)
    {
        // A carrier that sends the call elsewhere has another leg in its place: it rings on.
        if (Stage <= AttemptStage.Dialled && IsHis(leg))
        {
            begun = Stage == AttemptStage.Dialled ? begun : campaign.Now;
            counted ??= campaign.Rate.Begin();
            Stage = AttemptStage.Dialled;
            his = leg;
        }
    }

    public void LegAnswered(CallLeg leg)
    {
        if (Stage == AttemptStage.Dialled && IsHis(leg))
        {
            answered = campaign.Now;
            if (Row.DetectsMachines && AgentId == 0)
            {
                Stage = AttemptStage.Listened;
            }
            else
            {
                IsPerson();
            }
        }
    }

    /// <summary>A person has answered, for all that is known.</summary>
    public void IsPerson()
    {
        Stage = AttemptStage.Answered;
        campaign.Rate.End(counted!, true, campaign.Now.Mono - begun.Mono);
    }

    /// <summary>A machine has.</summary>
    public void IsMachine()
    {
        campaign.Rate.End(counted!, false, default);
        Tell(DialOutcome.Machine, 0, "", false, "");
    }

    /// <summary>He has rung long enough.</summary>
    public void RangOut() => failure = DialOutcome.NoAnswer;

    /// <summary>Its flow, once there is a call.</summary>
    public DialledFlow? Flow { get; set; }

    /// <summary>He talks with an agent, or is in the flow, or has.</summary>
    public bool IsConnected => agentMillis >= 0;

    /// <summary>The flow he answered into has him.</summary>
    public void InFlow()
    {
        agentMillis = (long)(campaign.Now.Mono - answered.Mono).TotalMilliseconds;
        Tell(DialOutcome.Answered, 0, "", false, "");
    }

    /// <summary>No agent in time.</summary>
    /// <param name="heardMessage">He was told so.</param>
    /// <param name="reason">Why, in a word.</param>
    public void Abandoned(bool heardMessage, string reason) => Tell(DialOutcome.Abandoned, 0, "", heardMessage, reason);

    public void Connected(CallLeg agent)
    {
        if (Stage == AttemptStage.Answered)
        {
            agentMillis = (long)(campaign.Now.Mono - answered.Mono).TotalMilliseconds;
            Tell(DialOutcome.Answered, agent.UserId, agent.Line?.Login ?? "", false, "");
        }
    }

    public void LegEnded(CallLeg leg, LegEndCause cause, int sipCode)
    {
        if (Stage == AttemptStage.Dialled && leg == his)
        {
            code = sipCode;
            failure = failure == DialOutcome.NoAnswer ? failure : OutcomeOf(cause);
        }
    }

    public void Over()
    {
        if (counted is not null)
        {
            campaign.Rate.End(counted, false, default);
        }
        switch (Stage)
        {
            case AttemptStage.Agent:
                Withdraw("agent_not_there");
                break;
            case AttemptStage.Dialled:
                Tell(failure ?? DialOutcome.Failed, 0, "", false, "");
                break;
            case AttemptStage.Listened or AttemptStage.Answered:
                Tell(DialOutcome.HungUp, 0, "", false, "");
                break;
        }
        campaign.Over(this);
    }

    /// <summary>Not dialled after all.</summary>
    public void Withdraw(string reason)
    {
        Stage = AttemptStage.Told;
        long due = campaign.Now.WallMicros;
        campaign.Ended(this, DialOutcome.Withdrawn, Event(DialOutcome.Withdrawn, 0, "", false, due, Number.Rank, Number.Tries, reason));
    }

    /// <summary>It could not even be begun.</summary>
    public void Fail(string reason) => Tell(DialOutcome.Failed, 0, "", false, reason);

    private static bool IsHis(CallLeg leg) => leg is { IsIncoming: false, Line: null };

    private void Tell(DialOutcome outcome, int agentId, string login, bool heardMessage, string reason)
    {
        if (Stage == AttemptStage.Told)
        {
            return;
        }
        long tries = OutcomeCounts.Plus(Number.Tries, outcome);
        (long due, int rank) = RetryPlan.After(Row, outcome, Ordinal, tries, campaign.Now.WallMicros);
        CampaignAttemptEnded ended = Event(outcome, agentId, login, heardMessage, due, rank, tries, reason);
        Stage = AttemptStage.Told;
        campaign.Ended(this, outcome, ended);
    }

    private CampaignAttemptEnded Event(
        DialOutcome outcome,
        int agentId,
        string login,
        bool heardMessage,
        long due,
        int rank,
        long tries,
        string reason
    )
    {
        Instant until = answered.WallMicros > 0 ? answered.Mono : campaign.Now.Mono;
        long rang = his is null ? 0 : (long)(until - begun.Mono).TotalMilliseconds;
        return new CampaignAttemptEnded(
            Row.Id,
            Number.Number,
            Ordinal,
            Call,
            outcome.Word(),
            code,
            rang,
            agentMillis,
            agentId,
            login,
            heardMessage,
            due,
            rank,
            tries,
            reason,
            begun.WallMicros,
            answered.WallMicros
        );
    }

    private static DialOutcome OutcomeOf(LegEndCause cause) =>
        cause switch
        {
            LegEndCause.Busy => DialOutcome.Busy,
            LegEndCause.NoAnswer => DialOutcome.NoAnswer,
            LegEndCause.Rejected => DialOutcome.Refused,
            LegEndCause.LocalHangUp => DialOutcome.NoAnswer,
            _ => DialOutcome.Failed,
        };
}

namespace Tandem.Engine.Trunks.Registering;

using System.Globalization;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Peers;
using Tandem.Foundation;
using Tandem.Numbering;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Usages.Requests;

/// <summary>
/// Our registration at a trunk: renewed before it runs out, tried again with growing pauses when it fails (RFC 5626 §4.5), ended when the trunk goes
/// or we do. One object for one account: who changes it ends this one and begins another.
/// </summary>
/// <param name="trunk">The trunk.</param>
/// <param name="callId">Of all its requests (RFC 3261 §10.2.4).</param>
/// <param name="services">What it needs.</param>
internal sealed class TrunkRegistration(Trunk trunk, string callId, TrunkServices services) : ITrunkTimed, ITrunkAsker
{
    private const int TooBrief = 423;
    private const int Unavailable = 503;

    // Renewed when four fifths to nine tenths of the time are over: not all of a node's at once.
    private const int LeastPercent = 80;
    private const int SpreadPercent = 11;

    private readonly TrunkRow row = trunk.Row;
    private RegistrationState state;
    private DeadlineHandle timer;
    private long ticket;
    private long seconds = trunk.Row.RegisterSeconds;
    private int target;
    private int failures;
    private bool raised;
    private bool stopped;
    private string reason = "";
    private Flow flow;
    private RequestAnswered last = new(0, 0);

    /// <summary>It waits for the answer to its last REGISTER.</summary>
    public bool IsEnding => state == RegistrationState.Ending;

    /// <summary>An address is known.</summary>
    public void Found() => Feed(RegistrationInput.Found);

    /// <summary>Ends it.</summary>
    public void Stop(string why)
    {
        reason = why;
        services.Clock.Cancel(ref timer);
        Feed(RegistrationInput.Stop);
        stopped = true;
    }

    /// <summary>A connection is gone.</summary>
    public void FlowClosed(in Flow closed)
    {
        if (closed.IsReliable && closed.Connection == flow.Connection)
        {
            last = new RequestAnswered(0, Unavailable) { Reason = "connection lost" };
            Feed(RegistrationInput.FlowLost);
        }
    }

    void ITrunkTimed.OnTimer(int which)
    {
        timer = default;
        Feed(RegistrationInput.Due);
    }

    void ITrunkAsker.OnAnswer(RequestAnswered answered)
    {
        if (answered.Ticket != ticket)
        {
            return;
        }
        last = answered;
        flow = answered.Flow;
        long granted = answered.Expires >= 0 ? answered.Expires : seconds;
        bool isGranted = answered.Code is >= 200 and < 300 && (granted > 0 || state == RegistrationState.Ending);
        if (isGranted)
        {
            seconds = granted;
            Feed(RegistrationInput.Granted);
        }
        else if (answered.Code == TooBrief && !raised && answered.MinExpires > seconds)
        {
            raised = true;
            seconds = answered.MinExpires;
            Feed(RegistrationInput.TooBrief);
        }
        else
        {
            Feed(RegistrationInput.Refused);
        }
    }

    private void Feed(RegistrationInput input)
    {
        RegistrationStep step = RegistrationMachine.Next(state, input);
        state = step.State;
        Act(step.Actions);
        if (step.Actions != RegistrationAction.None && !stopped)
        {
            trunk.Registration = Word;
            services.Reports.Changed(trunk, last.Reason);
        }
    }

    private string Word =>
        state switch
        {
            RegistrationState.Asking or RegistrationState.Idle => "registering",
            RegistrationState.Registered or RegistrationState.Renewing => "registered",
            RegistrationState.Waiting => "failed",
            _ => "ended",
        };

    private void Act(RegistrationAction actions)
    {
        if (actions.HasFlag(RegistrationAction.TellRegistered))
        {
            services.Reports.Tell(trunk, new TrunkRegistered(trunk.Name, Target.Address.ToString(), seconds));
        }
        if (actions.HasFlag(RegistrationAction.ArmRenewal))
        {
            Registered();
        }
        if (actions.HasFlag(RegistrationAction.ArmRetry))
        {
            Failed();
        }
        if (actions.HasFlag(RegistrationAction.TellEnded))
        {
            services.Reports.Tell(trunk, new TrunkUnregistered(trunk.Name, reason));
        }
        if (actions.HasFlag(RegistrationAction.Ask))
        {
            Ask(seconds);
        }
        if (actions.HasFlag(RegistrationAction.AskToEnd))
        {
            Lost();
            Ask(0);
        }
    }

    private void Registered()
    {
        failures = 0;
        raised = false;
        trunk.IsRegistered = true;
        trunk.RegisteredUntilMicros = services.Turn.Now.WallMicros + (seconds * 1_000_000);
        TimeSpan after = TimeSpan.FromSeconds(seconds) * ((LeastPercent + services.Random(SpreadPercent)) / 100.0);
        services.Clock.Arm(ref timer, services.Turn.Now.Mono + after, this, 0, "trunk registration");
    }

    private void Failed()
    {
        Lost();
        failures++;
        raised = false;
        if (!last.IsHeard || last.Code == Unavailable)
        {
            target++;
        }
        // Half to the whole of a pause that doubles with each failure.
        double longest = Math.Min(
            services.Limits.TrunkRetryMost.TotalSeconds,
            services.Limits.TrunkRetryFirst.TotalSeconds * (1L << Math.Min(failures, 20))
        );
        double pause = Math.Max(
            longest * (50 + services.Random(51)) / 100,
            Math.Min(last.RetryAfter, services.Limits.TrunkRetryMost.TotalSeconds)
        );
        services.Clock.Arm(ref timer, services.Turn.Now.Mono + TimeSpan.FromSeconds(pause), this, 0, "trunk registration");
        string said =
            last.Reason.Length > 0 ? last.Reason
            : last.IsHeard ? "refused"
            : "no answer";
        trunk.Failed(string.Create(CultureInfo.InvariantCulture, $"registration: {last.Code} {said}"), services.Turn.Now);
        services.Reports.Tell(trunk, new TrunkRegistrationFailed(trunk.Name, last.Code, said, (long)Math.Ceiling(pause)));
        seconds = row.RegisterSeconds;
    }

    private void Lost()
    {
        trunk.IsRegistered = false;
        trunk.RegisteredUntilMicros = 0;
    }

    private TrunkTarget Target => trunk.Targets[target % trunk.Targets.Count];

    private void Ask(long forSeconds)
    {
        if (trunk.Targets.Count == 0)
        {
            ticket = 0;
            return;
        }
        string domain = row.Domain.Length > 0 ? row.Domain : Target.Host;
        string record = $"sip:{WrittenNumber.Escaped(row.User)}@{domain}";
        OutboundRequest request = new()
        {
            Method = "REGISTER",
            Target = $"sip:{domain}",
            NextHop = Target.Address.Uri,
            FromUser = row.User,
            FromDomain = domain,
            ToUri = record,
            CallId = callId,
            ContactUser = row.User,
            Patience = services.Limits.TrunkRegisterPatience,
            Headers = [new ExtraHeader("Expires", forSeconds.ToString(CultureInfo.InvariantCulture))],
            Credential = TrunkServices.CredentialOf(row),
        };
        ticket = services.Requests.Send(request, this);
    }
}

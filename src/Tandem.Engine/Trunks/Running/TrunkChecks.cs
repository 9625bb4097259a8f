namespace Tandem.Engine.Trunks.Running;

using Tandem.Core.Contract.Commands;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Peers;
using Tandem.Engine.Tenants;
using Tandem.Engine.Trunks.Probing;
using Tandem.Foundation;
using Tandem.Sip.Usages.Requests;

/// <summary>Checks of trunks that somebody asked for: one of a trunk at a time, and not again at once.</summary>
internal sealed class TrunkChecks(TrunkServices services, TrunkChanges trunks, EngineOutbox outbox)
{
    private static readonly Outcome Disabled = new(OutcomeCode.Conflict, "the trunk is disabled: nothing is sent to it");
    private static readonly Outcome Early = new(
        OutcomeCode.Overloaded,
        "the trunk is being checked, or was just now: ask again in a moment"
    );

    /// <summary>Answered once all addresses have been asked, with a <see cref="Core.Contract.Views.TrunkCheckView"/>.</summary>
    public void Ask(Tenant tenant, CommandAsked asked, CheckTrunk command)
    {
        if (services.Table.Find(tenant, command.TrunkId) is not { } trunk)
        {
            Reply(asked, new Outcome(OutcomeCode.NotFound, $"no trunk {command.TrunkId}"));
        }
        else if (trunk.Row.Disabled)
        {
            Reply(asked, Disabled);
        }
        else if (services.Turn.Now.Mono < trunk.CheckedUntil)
        {
            Reply(asked, Early);
        }
        else
        {
            Begin(trunk, asked);
        }
    }

    private void Begin(Trunk trunk, CommandAsked asked)
    {
        TimeSpan silence = TimeSpan.FromSeconds(trunk.Row.SilenceSeconds);
        TimeSpan patience = silence < services.Limits.TrunkCheckPatience ? silence : services.Limits.TrunkCheckPatience;
        Instant again = services.Turn.Now.Mono + services.Limits.TrunkCheckPause;
        // Whatever happens to the requests, they are over by then.
        trunk.CheckedUntil = again + patience;
        TrunkCheck check = new(
            trunk,
            patience,
            services,
            (target, answered) => Heard(trunk, target, answered),
            found =>
            {
                trunk.CheckedUntil = again;
                Reply(asked, Outcome.Ok with { Value = found });
            }
        );
        check.Start();
    }

    // Where it is probed by the clock too, it counts as one of those; else what was wrong is shown, and calls go on trying it.
    private void Heard(Trunk trunk, TrunkTarget target, RequestAnswered answered)
    {
        if (!trunks.Take(trunk, target, answered) && !ProbeRequest.IsThere(answered))
        {
            trunk.Failed(ProbeRequest.Why(target, answered), services.Turn.Now);
            services.Reports.Changed(trunk);
        }
    }

    private void Reply(CommandAsked asked, Outcome outcome) =>
        outbox.Replies.Add(new TenantReply(asked.Tenant, new CommandReply(asked.Request.RequestId, outcome)));
}

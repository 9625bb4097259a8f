namespace Tandem.Engine.Trunks.Running;

using Tandem.Core.Contract.Rows;
using Tandem.Engine.Peers;
using Tandem.Engine.Trunks.Finding;
using Tandem.Engine.Trunks.Probing;
using Tandem.Engine.Trunks.Registering;
using Tandem.Sip.Flows;
using Tandem.Sip.Usages.Requests;

/// <summary>Keeps one trunk going: finds its peers, registers, probes.</summary>
internal sealed class TrunkRunner(Trunk trunk, PeerLookUps lookUps, Func<string> callIds, TrunkServices services)
{
    private readonly List<TargetProbe> probes = [];
    private PeerSearch? search;
    private TrunkRegistration? registration;

    public Trunk Trunk => trunk;

    public TrunkRegistration? Registration => registration;

    public void Start()
    {
        trunk.Registration = "none";
        if (trunk.Row.Disabled)
        {
            trunk.Find([]);
            services.Table.Reindex(trunk);
            services.Reports.Changed(trunk);
            return;
        }
        if (trunk.Row.Registers)
        {
            trunk.Registration = "registering";
            registration = new TrunkRegistration(trunk, callIds(), services);
        }
        search = new PeerSearch(trunk, lookUps, services, PeersChanged);
        search.Start();
    }

    /// <summary>Another row: what goes on is ended, and begun anew as it says. Calls are not touched.</summary>
    /// <returns>A registration that is being ended; null when there is none.</returns>
    public TrunkRegistration? Change(TrunkRow row)
    {
        if (GoesOn(trunk.Row, row))
        {
            trunk.Take(row);
            services.Table.Reindex(trunk);
            services.Reports.Changed(trunk);
            return null;
        }
        TrunkRegistration? ending = Stop("the trunk was changed");
        trunk.Take(row);
        Start();
        return ending;
    }

    /// <returns>A registration that is being ended; null when there is none.</returns>
    public TrunkRegistration? Stop(string reason)
    {
        TrunkRegistration? ending = registration;
        registration = null;
        search?.Stop();
        search = null;
        probes.ForEach(probe => probe.Stop());
        probes.Clear();
        ending?.Stop(reason);
        return ending is { IsEnding: true } ? ending : null;
    }

    public void FlowClosed(in Flow flow) => registration?.FlowClosed(flow);

    /// <summary>A call has found an address out of order.</summary>
    public void Suspect(TrunkTarget target, string why) => probes.Find(probe => probe.Target == target)?.Suspect(why);

    /// <summary>What came of asking an address whether it is there; false where it is not probed.</summary>
    public bool Take(TrunkTarget target, RequestAnswered answered)
    {
        TargetProbe? probe = probes.Find(each => each.Target == target);
        probe?.Take(answered);
        return probe is not null;
    }

    // What is found, registered and probed is the same as before.
    private static bool GoesOn(TrunkRow before, TrunkRow after) =>
        before.Peers.SequenceEqual(after.Peers)
        && (before.Disabled, before.Transport, before.Domain, before.Registers, before.RegisterSeconds, before.ProbeSeconds)
            == (after.Disabled, after.Transport, after.Domain, after.Registers, after.RegisterSeconds, after.ProbeSeconds)
        && (before.User, before.AuthUser, before.Password) == (after.User, after.AuthUser, after.Password);

    private void PeersChanged()
    {
        services.Table.Reindex(trunk);
        services.Reports.Changed(trunk);
        probes.RemoveAll(probe =>
        {
            bool isGone = !trunk.Targets.Contains(probe.Target);
            if (isGone)
            {
                probe.Stop();
            }
            return isGone;
        });
        if (trunk.Targets.Count == 0)
        {
            return;
        }
        registration?.Found();
        if (trunk.Row.ProbeSeconds == 0)
        {
            return;
        }
        foreach (TrunkTarget target in trunk.Targets)
        {
            if (!probes.Exists(probe => probe.Target == target))
            {
                TargetProbe probe = new(trunk, target, services);
                probes.Add(probe);
                probe.Start();
            }
        }
    }
}

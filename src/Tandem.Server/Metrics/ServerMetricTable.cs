namespace Tandem.Server.Metrics;

using static Tandem.Server.Metrics.MetricKind;

/// <summary>Every figure at <c>/metrics</c>. Tenants, queues and states of agents are tags; callers' data never is.</summary>
internal static class ServerMetricTable
{
    public static IReadOnlyList<ServerMetric> All { get; } =
    [
        new("tandem.calls", Gauge, "", "Calls in progress", host => host.Node.Counts.Calls),
        new("tandem.legs", Gauge, "", "Legs in progress", host => host.Node.Counts.Legs),
        new("tandem.recordings", Gauge, "", "Recordings in progress", host => host.Node.Counts.Recordings),
        new("tandem.rtp.ports.lent", Gauge, "", "Port pairs on loan", host => host.Node.Counts.PortsLent),
        new("tandem.rtp.packets.in", Counter, "", "RTP packets received", host => host.Node.PacketsIn),
        new("tandem.rtp.packets.out", Counter, "", "RTP packets sent", host => host.Node.PacketsOut),
        new("tandem.sip.transactions", Gauge, "", "SIP transactions", host => host.Node.Counts.Sip.Transactions),
        new("tandem.sip.dialogs", Gauge, "", "SIP dialogs", host => host.Node.Counts.Sip.Dialogs),
        new("tandem.sip.timers", Gauge, "", "SIP timers", host => host.Node.Counts.Sip.Timers),
        new("tandem.sip.streams", Gauge, "", "Open TCP and TLS connections", host => host.Node.Counts.Sip.Streams),
        new("tandem.registrations", Gauge, "", "Registered contacts", host => host.Node.Counts.Sip.Bindings),
        new("tandem.journal.waiting", Gauge, "", "Events and orders not durable yet", host => host.Store.Waiting),
        new("tandem.database.trouble", Gauge, "", "1 while the database cannot be written", host => host.Store.Trouble.Length > 0 ? 1 : 0),
        new("tandem.sip.trace.dropped", Counter, "", "SIP messages that could not be kept for ./run trace", host => host.TraceDropped),
        new("tandem.disk.free", Gauge, "By", "Free in the data folder", DiskMetrics.Free),
        new("tandem.loop.turns", Counter, "", "Turns of the loop", host => host.Node.Meters.Turns),
        new("tandem.loop.busy", Counter, "s", "Time spent in turns", host => host.Node.Meters.Busy.TotalSeconds),
        new("tandem.loop.longest.turn", Gauge, "s", "Longest turn since last asked", host => host.Node.Meters.TakeLongest().TotalSeconds),
        new("tandem.loop.turns.over", Counter, "", "Turns with more work in them than so many seconds", LoopMetrics.Over),
        new("tandem.gc.pause", Counter, "s", "All threads stood still for the collector", _ => GC.GetTotalPauseDuration().TotalSeconds),
        new("tandem.gc.longest.pause", Gauge, "s", "Longest pause of the last collection", _ => MemoryMetrics.LongestPause()),
        new("tandem.gc.collections", Counter, "", "Collections of all generations", _ => GC.CollectionCount(0)),
        new("tandem.gc.full.collections", Counter, "", "Collections of the oldest generation", _ => GC.CollectionCount(2)),
        new("tandem.gc.allocated", Counter, "By", "Managed memory allocated", _ => GC.GetTotalAllocatedBytes()),
        new("tandem.memory.resident", Gauge, "By", "Resident memory of the process", _ => Environment.WorkingSet),
        new("tandem.queue.waiting", Gauge, "", "Callers waiting", QueueMetrics.Waiting),
        new("tandem.queue.longest.wait", Gauge, "s", "How long the first in line has waited", QueueMetrics.LongestWait),
        new("tandem.queue.agents.free", Gauge, "", "Agents who could take a call now", QueueMetrics.Free),
        new("tandem.queue.agents", Gauge, "", "Agents signed in", QueueMetrics.SignedIn),
        new("tandem.queue.offered", Counter, "", "Callers who came to wait", FigureMetrics.Offered),
        new(
            "tandem.queue.answered.in.time",
            Counter,
            "",
            "Callers who reached an agent within the queue's service level",
            FigureMetrics.AnsweredInTime
        ),
        new(
            "tandem.queue.service.level",
            Gauge,
            "",
            "Answered in time ÷ (answered + abandoned later than that), since the start",
            FigureMetrics.ServiceLevel
        ),
        new("tandem.queue.answered", Counter, "", "Callers who reached an agent", QueueMetrics.Answered),
        new("tandem.queue.abandoned", Counter, "", "Callers who hung up waiting", QueueMetrics.Abandoned),
        new("tandem.trunk.up", Gauge, "", "1 while calls can go out by the trunk", TrunkMetrics.Up),
        new(
            "tandem.trunk.registered",
            Gauge,
            "",
            "1 while we are registered at the trunk; not there where we do not register",
            TrunkMetrics.Registered
        ),
        new("tandem.trunk.calls", Gauge, "", "Calls in progress by the trunk, by direction", TrunkMetrics.Calls),
        new(
            "tandem.trunk.attempts",
            Counter,
            "",
            "Calls that came by the trunk or were tried through it, by direction",
            TrunkMetrics.Attempts
        ),
        new("tandem.trunk.answered", Counter, "", "Calls tried through the trunk that were answered", TrunkMetrics.Answered),
        new("tandem.trunk.failed", Counter, "", "Calls tried through the trunk that failed because of it", TrunkMetrics.Failed),
        new("tandem.trunk.refused", Counter, "", "Calls from the trunk that were refused because of its limits", TrunkMetrics.Refused),
        new("tandem.trunk.codes", Counter, "", "Calls tried through the trunk, by final SIP status", TrunkMetrics.Codes),
        new("tandem.calls.ended", Counter, "", "Calls that ended, answered or not", FigureMetrics.Outcomes),
        new("tandem.sip.responses", Counter, "", "SIP responses by code, sent and received", FigureMetrics.Codes),
        new("tandem.sip.authentication.failures", Counter, "", "SIP requests with wrong credentials", host => host.Node.WrongCredentials),
        new("tandem.http.refused", Counter, "", "HTTP requests answered with an error, by status", FigureMetrics.HttpRefused),
        new("tandem.legs.silent", Gauge, "", "Legs from which nothing is heard now though they are up", FigureMetrics.SilentLegs),
        new("tandem.legs.one.way", Counter, "", "Legs that were silent for a while though they were up", host => host.Figures.OneWayLegs),
        new("tandem.log.dropped", Counter, "", "Happenings that were too much for the log and these figures", host => host.Unseen),
        new("tandem.agents", Gauge, "", "Agents by status and state", AgentMetrics.ByState),
    ];
}

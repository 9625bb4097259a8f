namespace Tandem.Server.Api;

using System.Globalization;
using System.Text;
using Tandem.Engine;
using Tandem.Server.Hosting;

/// <summary><c>/healthz</c> for supervisors, <c>/metrics</c> for Prometheus (text format 0.0.4). Figures only, nothing of tenants' data.</summary>
internal sealed class OperatorPages(ServerHost host)
{
    /// <summary>200 in trouble too, for calls are served: what could not be written yet is kept, and the reason is told.</summary>
    public Task HealthAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        string trouble = host.Store.Trouble;
        return context.Response.WriteAsync(trouble.Length == 0 ? "ok\n" : $"degraded\ndatabase: {trouble}\n");
    }

    public Task MetricsAsync(HttpContext context)
    {
        ExchangeCounts counts = host.Node.Counts;
        StringBuilder text = new();
        Add(text, "tandem_calls", "Calls in progress", counts.Calls);
        Add(text, "tandem_legs", "Legs in progress", counts.Legs);
        Add(text, "tandem_recordings", "Recordings in progress", counts.Recordings);
        Add(text, "tandem_rtp_ports_lent", "Port pairs on loan", counts.PortsLent);
        Add(text, "tandem_sip_transactions", "SIP transactions", counts.Sip.Transactions);
        Add(text, "tandem_sip_dialogs", "SIP dialogs", counts.Sip.Dialogs);
        Add(text, "tandem_sip_timers", "SIP timers", counts.Sip.Timers);
        Add(text, "tandem_registrations", "Registered contacts", counts.Sip.Bindings);
        Add(text, "tandem_sip_streams", "Open TCP and TLS connections", counts.Sip.Streams);
        Add(text, "tandem_journal_waiting", "Facts not durable yet", host.Store.Waiting);
        Add(text, "tandem_loop_turns_total", "Turns of the loop", host.Node.Meters.Turns);
        Add(text, "tandem_loop_busy_seconds_total", "Seconds spent in turns", host.Node.Meters.Busy.TotalSeconds);
        Add(text, "tandem_loop_longest_turn_seconds", "Longest turn since last asked", host.Node.Meters.TakeLongest().TotalSeconds);
        Add(text, "tandem_rtp_packets_in_total", "RTP packets received", host.Node.PacketsIn);
        Add(text, "tandem_rtp_packets_out_total", "RTP packets sent", host.Node.PacketsOut);
        Add(
            text,
            "tandem_gc_pause_seconds_total",
            "Seconds all threads stood still for the garbage collector",
            GC.GetTotalPauseDuration().TotalSeconds
        );
        Add(text, "tandem_gc_collections_total", "Garbage collections of all generations", GC.CollectionCount(0));
        Add(text, "tandem_gc_full_collections_total", "Garbage collections of the oldest generation", GC.CollectionCount(2));
        Add(text, "tandem_gc_allocated_bytes_total", "Managed bytes allocated", GC.GetTotalAllocatedBytes());
        Add(text, "tandem_gc_longest_pause_seconds", "Longest pause of the last collection", LongestPause());
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return context.Response.WriteAsync(text.ToString());
    }

    private static double LongestPause()
    {
        double longest = 0;
        foreach (TimeSpan pause in GC.GetGCMemoryInfo(GCKind.Any).PauseDurations)
        {
            longest = Math.Max(longest, pause.TotalSeconds);
        }
        return longest;
    }

    private static void Add(StringBuilder text, string name, string help, double value)
    {
        string kind = name.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge";
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        text.Append(name).Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }
}

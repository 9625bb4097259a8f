namespace Tandem.Server.Metrics;

internal static class MemoryMetrics
{
    public static double LongestPause()
    {
        double longest = 0;
        foreach (TimeSpan pause in GC.GetGCMemoryInfo(GCKind.Any).PauseDurations)
        {
            longest = Math.Max(longest, pause.TotalSeconds);
        }
        return longest;
    }
}

namespace Tandem.Net.Tests.Loop;

using Tandem.Net.Loop;

public class FailureReportsTests
{
    private readonly List<string> told = [];
    private readonly IOException failure = new("broken");
    private long clock;

    [Fact]
    public void A_storm_is_cut_off_counted_and_told_of_later()
    {
        FailureReports reports = new((where, _) => told.Add(where), () => clock);
        for (int i = 0; i < FailureReports.Most + 5; i++)
        {
            reports.Add("packet", failure);
        }
        Assert.Equal(FailureReports.Most, told.Count);
        clock = FailureReports.WindowMillis;
        reports.Add("packet", failure);
        reports.Add("packet", failure);
        Assert.Equal("packet (and 5 failures before it that were not reported)", told[^2]);
        Assert.Equal("packet", told[^1]);
        Assert.Equal(FailureReports.Most + 7, reports.Total);
    }

    [Fact]
    public void A_log_that_fails_breaks_nothing()
    {
        FailureReports reports = new((_, _) => throw new IOException("disk full"), () => clock);
        reports.Add("packet", failure);
        Assert.Equal(1, reports.Total);
    }
}

namespace Tandem.Tidy.Tests;

/// <summary>The page of events says what the code says.</summary>
public class EventsPageTests
{
    /// <summary>Set, the page is written instead of compared: see <c>scripts/document-events.sh</c>.</summary>
    private const string Write = "TANDEM_WRITE_DOCS";

    [Fact]
    public void The_page_of_events_is_the_one_the_code_makes()
    {
        string made = EventsPage.Make();
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
        {
            File.WriteAllText(Path.Combine(Repository.Root, EventsPage.File), made);
        }
        Assert.True(Repository.Read(EventsPage.File) == made, $"{EventsPage.File} is stale: run scripts/document-events.sh");
    }

    [Fact]
    public void Every_kind_is_on_it_with_every_field()
    {
        string made = EventsPage.Make();
        Assert.Contains("## call.started", made, StringComparison.Ordinal);
        Assert.Contains("| `waitedMillis` | integer, ms |", made, StringComparison.Ordinal);
        Assert.DoesNotContain("| `` |", made, StringComparison.Ordinal);
        Assert.DoesNotContain("/// ", made, StringComparison.Ordinal);
    }
}

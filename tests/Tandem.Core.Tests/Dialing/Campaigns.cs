namespace Tandem.Core.Tests.Dialing;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Numbering;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Campaigns for tests.</summary>
internal static class Campaigns
{
    public const string Notice = """
        {"name": "notice", "nodes": [{"id": "start", "type": "start", "exits": {"next": "say"}},
         {"id": "say", "type": "play", "prompts": ["welcome"], "exits": {"next": "end"}}, {"id": "end", "type": "hang-up"}]}
        """;

    /// <summary>Progressive, to the queue of the centre, at any hour.</summary>
    public static CampaignRow ToQueue { get; } =
        new(0, "autumn")
        {
            Target = RouteTarget.Queue,
            Destination = "sales",
            Hours = new CallingHoursRow { Rows = [new CallingDays([1, 2, 3, 4, 5, 6, 7], "00:00", "24:00")] },
        };

    /// <summary>Made, filled and started.</summary>
    public static CampaignRow Start(Centre centre, CampaignRow row, params string[] numbers)
    {
        CampaignRow made = (CampaignRow)Good(centre.Ask(new SetCampaign(row)));
        if (numbers.Length > 0)
        {
            Good(centre.Ask(new FillCampaign(made.Id, Read(numbers))));
        }
        CampaignRow running = (CampaignRow)Good(centre.Ask(new SetCampaignState(made.Id, CampaignState.Running)));
        // After the rest of a start.
        centre.Pass(3);
        return running;
    }

    /// <summary>As whoever takes numbers in reads them.</summary>
    public static List<NewCampaignNumber> Read(params string[] numbers)
    {
        Assert.True(
            CampaignNumbersReader.TryRead(numbers, [], NumberRegion.Default, out List<NewCampaignNumber> read, out _, out string why),
            why
        );
        return read;
    }

    public static IEnumerable<Kinds.CampaignAttemptEnded> Ends(Centre centre) => centre.Happened.OfType<Kinds.CampaignAttemptEnded>();

    private static object Good(Outcome outcome)
    {
        Assert.True(outcome.IsOk, outcome.Detail);
        return outcome.Value!;
    }
}

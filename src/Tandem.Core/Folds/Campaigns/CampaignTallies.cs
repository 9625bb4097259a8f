namespace Tandem.Core.Folds.Campaigns;

using Nerdbank.MessagePack;
using PolyType;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Packing;
using Tandem.Core.Contract.Rows;

/// <summary>What attempts of campaigns came to: the number's row, and counts by the hour.</summary>
internal sealed class CampaignTallies : Fold<OpenTallies>
{
    private readonly List<RowChange> numbers = [];
    private readonly SortedDictionary<int, long> changed = [];

    public override string Name => "campaigns";

    public override int Version => 1;

    public override void Apply(Event happened)
    {
        if (happened.Data is not CampaignAttemptEnded ended || !DialOutcomes.TryRead(ended.Outcome, out DialOutcome outcome))
        {
            return;
        }
        numbers.Add(
            new PutCampaignNumber(
                happened.Id,
                ended.CampaignId,
                ended.Number,
                ended.Attempt,
                outcome == DialOutcome.Withdrawn ? ended.Attempt - 1 : ended.Attempt,
                outcome,
                ended.NextMicros,
                ended.Rank,
                ended.Tries
            )
        );
        int hour = (int)(happened.WallMicros / CampaignHour.LengthMicros);
        if (!State.Hours.TryGetValue(ended.CampaignId, out CampaignHour? row) || row.Hour != hour)
        {
            Flush(ended.CampaignId);
            row = new CampaignHour
            {
                CampaignId = ended.CampaignId,
                Hour = hour,
                Part = happened.Id,
            };
            State.Hours[ended.CampaignId] = row;
        }
        row.Outcomes[(int)outcome]++;
        row.Live += outcome.IsLive() ? 1 : 0;
        changed[ended.CampaignId] = happened.Id;
    }

    public override void Flush(List<RowChange> into)
    {
        foreach (int campaign in changed.Keys.ToArray())
        {
            Flush(campaign);
        }
        into.AddRange(numbers);
        numbers.Clear();
    }

    private void Flush(int campaign)
    {
        if (changed.Remove(campaign, out long id))
        {
            CampaignHour row = State.Hours[campaign];
            numbers.Add(new PutCampaignHour(id, campaign, row.Hour, row.Part, Packed.Of(row)));
        }
    }
}

/// <summary>The hour that runs, of each campaign.</summary>
[GenerateShape]
internal sealed partial class OpenTallies
{
    [Key(0)]
    public SortedDictionary<int, CampaignHour> Hours { get; set; } = [];
}

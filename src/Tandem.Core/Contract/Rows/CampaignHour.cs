namespace Tandem.Core.Contract.Rows;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>What attempts of a campaign that ended in one hour came to.</summary>
[GenerateShape]
public sealed partial class CampaignHour
{
    public const long LengthMicros = 3_600_000_000;

    [Key(0)]
    public int CampaignId { get; set; }

    /// <summary>Hours since 1970, UTC.</summary>
    [Key(1)]
    public int Hour { get; set; }

    /// <summary>By <see cref="DialOutcome"/>.</summary>
    [Key(2)]
    public int[] Outcomes { get; set; } = new int[DialOutcomes.Count];

    /// <summary>Calls that a person took up.</summary>
    [Key(3)]
    public int Live { get; set; }

    /// <summary>The id of its first event: an hour has several rows where the clock was set back, to be added up.</summary>
    [Key(4)]
    public long Part { get; set; }

    public int Of(DialOutcome outcome) => (int)outcome < Outcomes.Length ? Outcomes[(int)outcome] : 0;
}

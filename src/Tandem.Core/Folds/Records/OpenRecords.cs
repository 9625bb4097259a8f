namespace Tandem.Core.Folds.Records;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>What the call records wait for: calls, legs and recordings that are not over.</summary>
[GenerateShape]
internal sealed partial class OpenRecords
{
    [Key(0)]
    public Dictionary<Guid, OpenCall> Calls { get; set; } = [];

    [Key(1)]
    public Dictionary<Guid, OpenLeg> Legs { get; set; } = [];

    [Key(2)]
    public TalkTimes Talks { get; set; } = new();
}

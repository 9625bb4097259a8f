namespace Tandem.Core.Ivr.Reading;

/// <summary>The faults of a document as far as they are told; each place is told once.</summary>
internal sealed class FaultList
{
    private readonly List<FlowFault> faults = [];
    private readonly HashSet<string> places = new(StringComparer.Ordinal);

    public IReadOnlyList<FlowFault> All => faults;

    public bool IsAt(string place) => places.Contains(place);

    public void Add(string place, int code, FaultText text)
    {
        if (faults.Count < FlowLimits.Faults && places.Add(place))
        {
            faults.Add(new FlowFault(place, code, text.English, text.Chinese));
        }
    }
}

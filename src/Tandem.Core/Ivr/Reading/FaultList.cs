namespace Tandem.Core.Ivr.Reading;

/// <summary>The faults of a document as far as they are told; each place is told once.</summary>
internal sealed class FaultList
{
    private readonly List<FlowFault> faults = [];
    private readonly HashSet<string> places = new(StringComparer.Ordinal);

    public IReadOnlyList<FlowFault> All => faults;

    public bool IsAt(string place) => places.Contains(Cut(place));

    /// <summary>Characters of a place or a text: what a document calls its fields may be long.</summary>
    private const int Longest = 500;

    public void Add(string place, int code, FaultText text)
    {
        place = Cut(place);
        if (faults.Count < FlowLimits.Faults && places.Add(place))
        {
            faults.Add(new FlowFault(place, code, Cut(text.English), Cut(text.Chinese)));
        }
    }

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}

namespace Tandem.Core.Distribution;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Views;

/// <summary>A pick's explanation as events have it.</summary>
internal static class PickWords
{
    public static (OfferCount[] Counts, OfferCandidate[] First) Of(PickExplanation picked)
    {
        OfferCount[] counts = new OfferCount[picked.Counts.Count];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = new OfferCount(picked.Counts[i].Key, picked.Counts[i].Value);
        }
        OfferCandidate[] first = new OfferCandidate[picked.First.Count];
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = new OfferCandidate(picked.First[i].UserId, picked.First[i].Reason);
        }
        return (counts, first);
    }
}

namespace Tandem.Core.Distribution;

using System.Text;
using Tandem.Core.Contract.Views;

/// <summary>A pick's explanation as records keep it: JSON of counts per reason and the first candidates by id.</summary>
internal static class PickWords
{
    public static string Of(PickExplanation? picked)
    {
        if (picked == null)
        {
            return "";
        }
        StringBuilder text = new("{\"counts\":{");
        for (int i = 0; i < picked.Counts.Count; i++)
        {
            text.Append(i > 0 ? ",\"" : "\"").Append(picked.Counts[i].Key).Append("\":").Append(picked.Counts[i].Value);
        }
        text.Append("},\"first\":[");
        for (int i = 0; i < picked.First.Count; i++)
        {
            CandidateView each = picked.First[i];
            text.Append(i > 0 ? ",[" : "[").Append(each.UserId).Append(",\"").Append(each.Reason).Append("\"]");
        }
        return text.Append("]}").ToString();
    }
}

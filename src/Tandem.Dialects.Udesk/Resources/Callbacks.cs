namespace Tandem.Dialects.Udesk.Resources;

using Tandem.Dialects.Udesk.Requests;

/// <summary>A user is called, and led through the flow of a relay number: flows are not there yet, and that is said.</summary>
internal static class Callbacks
{
    public static ValueTask<Answer> Start(UdeskRequest request)
    {
        foreach (string name in new[] { "caller", "called", "called_display" })
        {
            if (!request.TryRequired(name, UdeskLimits.Name, out _, out Answer refusal))
            {
                return refusal;
            }
        }
        return Answer.Error(ErrorTable.IvrNotFound, "flows are not there yet, so no number leads to one");
    }
}

namespace Tandem.Dialects.Udesk.Resources;

using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;

/// <summary>The tenant's numbers, and which of them is shown where nothing else is said.</summary>
internal static class RelayNumbers
{
    public static ValueTask<Answer> List(UdeskRequest request) =>
        Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("SpNumbers");
            foreach (RouteRow row in request.Views.Routes.All().OrderBy(row => row.Id).Where(row => !row.Number.EndsWith('*')))
            {
                json.WriteStringValue(row.Number);
            }
            json.WriteEndArray();
            json.WriteString("DefSpNumber", "");
            json.WriteEndObject();
        });

    public static ValueTask<Answer> SetDefault(UdeskRequest request) => NotYet();

    public static ValueTask<Answer> ClearDefault(UdeskRequest request) => NotYet();

    private static ValueTask<Answer> NotYet() => Answer.Error(ErrorTable.ServiceError, "a default relay number is not there yet");
}

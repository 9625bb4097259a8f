namespace Tandem.Dialects.Udesk.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;
using Tandem.Numbering;

/// <summary>The tenant's numbers, and which of them is shown where nothing else is said.</summary>
internal static class RelayNumbers
{
    private const string Default = "DefSpNumber";

    public static ValueTask<Answer> List(UdeskRequest request) =>
        Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("SpNumbers");
            foreach (string number in All(request))
            {
                json.WriteStringValue(NumberForms.National(number, request.Views.Region));
            }
            json.WriteEndArray();
            json.WriteString(Default, NumberForms.National(Numbering(request).CallerNumber, request.Views.Region));
            json.WriteEndObject();
        });

    /// <summary>One of the list; the first of it where none is named.</summary>
    public static async ValueTask<Answer> SetDefaultAsync(UdeskRequest request)
    {
        string written = request.Fields.Text(Default, UdeskLimits.Name) ?? "";
        if (request.Problem is { } problem)
        {
            return problem;
        }
        string? number = written.Length == 0 ? All(request).FirstOrDefault() : request.Views.OwnNumber(written);
        return number is null ? None(written) : await SetAsync(request, number);
    }

    public static async ValueTask<Answer> ClearDefaultAsync(UdeskRequest request)
    {
        Answer answer = await SetAsync(request, "");
        return answer.IsSuccess ? Answer.Of(json => json.WriteStringValue("")) : answer;
    }

    public static Answer None(string written) =>
        Answer.Error(
            ErrorTable.RelayNumberNotFound,
            written.Length == 0 ? "there is no relay number" : $"there is no relay number {written}"
        );

    private static async Task<Answer> SetAsync(UdeskRequest request, string number)
    {
        NumberingRow row = Numbering(request);
        SetNumbering set = new(row.Country, row.AreaCode, number) { Seen = row.UpdatedMicros };
        return Errors.Of(await request.AskAsync(set));
    }

    private static NumberingRow Numbering(UdeskRequest request) => request.Views.Numbering[NumberingRow.OnlyId] ?? new NumberingRow();

    private static IEnumerable<string> All(UdeskRequest request) =>
        request.Views.Routes.All().OrderBy(row => row.Id).Select(row => row.Number).Where(number => !NumberPattern.IsPattern(number));
}

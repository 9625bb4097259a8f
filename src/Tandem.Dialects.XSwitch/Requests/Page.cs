namespace Tandem.Dialects.XSwitch.Requests;

using System.Globalization;
using System.Text.Json;
using Tandem.Dialects.XSwitch.Wire;

/// <summary>
/// Lists: <c>{"data":[…],"page":1,"rowCount":2,"pageCount":1}</c>. Without <c>page</c> and <c>page_size</c> (or <c>pageSize</c>) all rows are one page.
/// </summary>
internal static class Page
{
    public static Answer Of<TRow>(XSwitchRequest request, IEnumerable<TRow> rows, int count, Action<Utf8JsonWriter, TRow> write)
    {
        // Clients of XSwitch's own console write pageSize; case means nothing here.
        string sizeName = string.IsNullOrEmpty(request.Query("page_size")) ? "pageSize" : "page_size";
        if (!TryRead(request, "page", int.MaxValue, out int? page) || !TryRead(request, sizeName, XSwitchLimits.PageSize, out int? size))
        {
            return Errors.Invalid($"page and page_size must be whole numbers from 1, page_size at most {XSwitchLimits.PageSize}");
        }
        bool all = page is null && size is null;
        int perPage = all ? Math.Max(count, 1) : size ?? XSwitchLimits.DefaultPageSize;
        int number = page ?? 1;
        long first = (long)(number - 1) * perPage;
        IEnumerable<TRow> shown =
            all ? rows
            : first >= count ? []
            : rows.Skip((int)first).Take(perPage);
        int pages = Math.Max(1, (count + perPage - 1) / perPage);
        return Answer.Bare(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            foreach (TRow row in shown)
            {
                write(json, row);
            }
            json.WriteEndArray();
            json.WriteNumber("page", number);
            json.WriteNumber("rowCount", count);
            json.WriteNumber("pageCount", pages);
            json.WriteEndObject();
        });
    }

    private static bool TryRead(XSwitchRequest request, string name, int most, out int? value)
    {
        value = null;
        string? text = request.Query(name);
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1 || number > most)
        {
            return false;
        }
        value = number;
        return true;
    }
}

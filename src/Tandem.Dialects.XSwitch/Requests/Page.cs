namespace Tandem.Dialects.XSwitch.Requests;

using System.Globalization;
using System.Text.Json;
using Tandem.Dialects.XSwitch.Wire;

/// <summary>
/// Which rows of a list are shown: <c>{"data":[…],"page":1,"rowCount":2,"pageCount":1}</c>. Without <c>page</c> and <c>page_size</c> (or
/// <c>pageSize</c>) all rows are one page.
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows of a page.</param>
/// <param name="RowCount">Of all pages.</param>
internal readonly record struct Page(int Number, int Size, int RowCount)
{
    public static bool TryRead(XSwitchRequest request, int rowCount, out Page page, out Answer refused)
    {
        page = default;
        // Clients of XSwitch's own console write pageSize; case means nothing here.
        string sizeName = string.IsNullOrEmpty(request.Query("page_size")) ? "pageSize" : "page_size";
        bool reads = TryNumber(request, "page", int.MaxValue, out int? number);
        reads &= TryNumber(request, sizeName, XSwitchLimits.PageSize, out int? size);
        refused = Errors.Invalid($"page and page_size must be whole numbers from 1, page_size at most {XSwitchLimits.PageSize}");
        bool all = number is null && size is null;
        page = new Page(number ?? 1, all ? Math.Max(rowCount, 1) : size ?? XSwitchLimits.DefaultPageSize, rowCount);
        return reads;
    }

    /// <summary>The rows of this page.</summary>
    public IEnumerable<TRow> Of<TRow>(IEnumerable<TRow> rows)
    {
        long first = (long)(Number - 1) * Size;
        return first >= RowCount ? [] : rows.Skip((int)first).Take(Size);
    }

    /// <summary>Up to the rows, which follow.</summary>
    public void Begin(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
    }

    public Answer End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteNumber("page"u8, Number);
        json.WriteNumber("rowCount"u8, RowCount);
        json.WriteNumber("pageCount"u8, Math.Max(1, (RowCount + Size - 1) / Size));
        json.WriteEndObject();
        return Answer.Written;
    }

    private static bool TryNumber(XSwitchRequest request, string name, int most, out int? value)
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

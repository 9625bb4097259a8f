namespace Tandem.Core.Ivr.Comparing;

using System.Globalization;
using System.Text.Json;
using Tandem.Core.Ivr.Reading;

/// <summary>Compares JSON values field by field; lists place by place.</summary>
/// <param name="most">Fields it tells of, over all comparisons.</param>
internal sealed class FieldComparison(int most)
{
    private int told;

    public bool IsFull => told >= most;

    /// <param name="except">A field that is passed over.</param>
    public List<ChangedField> Between(JsonElement before, JsonElement after, string except = "")
    {
        List<ChangedField> fields = [];
        Compare("", before, after, except, fields);
        return fields;
    }

    private void Compare(string place, JsonElement? before, JsonElement? after, string except, List<ChangedField> fields)
    {
        if (before is { ValueKind: JsonValueKind.Object } old && after is { ValueKind: JsonValueKind.Object } present)
        {
            CompareParts(place, FieldsOf(old), FieldsOf(present), except, fields);
        }
        else if (before is { ValueKind: JsonValueKind.Array } list && after is { ValueKind: JsonValueKind.Array } now)
        {
            CompareParts(place, ItemsOf(list), ItemsOf(now), "", fields);
        }
        else if (before?.GetRawText() != after?.GetRawText() && !IsFull)
        {
            told++;
            fields.Add(new ChangedField(place, before?.GetRawText(), after?.GetRawText()));
        }
    }

    private void CompareParts(
        string place,
        OrderedDictionary<string, JsonElement> before,
        OrderedDictionary<string, JsonElement> after,
        string except,
        List<ChangedField> fields
    )
    {
        foreach (string name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Where(name => name != except && !IsFull))
        {
            Compare(JsonPlace.Of(place, name), Part(before, name), Part(after, name), "", fields);
        }
    }

    private static OrderedDictionary<string, JsonElement> FieldsOf(JsonElement element)
    {
        OrderedDictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
        foreach (JsonProperty each in element.EnumerateObject())
        {
            fields[each.Name] = each.Value;
        }
        return fields;
    }

    private static OrderedDictionary<string, JsonElement> ItemsOf(JsonElement element)
    {
        OrderedDictionary<string, JsonElement> items = new(StringComparer.Ordinal);
        foreach (JsonElement each in element.EnumerateArray())
        {
            items[items.Count.ToString(CultureInfo.InvariantCulture)] = each;
        }
        return items;
    }

    private static JsonElement? Part(OrderedDictionary<string, JsonElement> of, string name) =>
        of.TryGetValue(name, out JsonElement value) ? value : null;
}

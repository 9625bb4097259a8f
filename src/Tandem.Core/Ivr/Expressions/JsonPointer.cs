namespace Tandem.Core.Ivr.Expressions;

using System.Text.Json;

/// <summary>Parts of a JSON answer by path: <c>$.customer.name</c>, <c>$.items[0].id</c>. A part that is not there is empty.</summary>
internal static class JsonPointer
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    public static bool IsPath(string path) => Steps(path) != null;

    public static void Map(string body, IReadOnlyList<(string Name, string Path)> map, Action<string, FlowValue> set)
    {
        if (map.Count == 0)
        {
            return;
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Strict);
            foreach ((string name, string path) in map)
            {
                set(name, Find(document.RootElement, path));
            }
        }
        catch (JsonException)
        {
            foreach ((string name, _) in map)
            {
                set(name, FlowValue.Empty);
            }
        }
    }

    private static FlowValue Find(JsonElement at, string path)
    {
        foreach (object step in Steps(path)!)
        {
            if (step is string name && at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out JsonElement inside))
            {
                at = inside;
            }
            else if (step is int index && at.ValueKind == JsonValueKind.Array && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else
            {
                return FlowValue.Empty;
            }
        }
        return at.ValueKind switch
        {
            JsonValueKind.String => FlowValue.Of(at.GetString()!),
            JsonValueKind.Number => FlowValue.Of(at.GetDouble()),
            JsonValueKind.True or JsonValueKind.False => FlowValue.Of(at.GetBoolean()),
            JsonValueKind.Null => FlowValue.Empty,
            _ => FlowValue.Of(at.GetRawText()),
        };
    }

    // $ then .name or [index], any number of them.
    private static List<object>? Steps(string path)
    {
        if (path.Length == 0 || path[0] != '$')
        {
            return null;
        }
        List<object> steps = [];
        int at = 1;
        while (at < path.Length)
        {
            int end = path.AsSpan(at + 1).IndexOfAny('.', '[');
            end = end < 0 ? path.Length : at + 1 + end;
            string part = path[(at + 1)..end];
            if (path[at] == '.' && part.Length > 0)
            {
                steps.Add(part);
            }
            else if (path[at] == '[' && part.EndsWith(']') && int.TryParse(part.AsSpan(0, part.Length - 1), out int index) && index >= 0)
            {
                steps.Add(index);
            }
            else
            {
                return null;
            }
            at = end;
        }
        return steps;
    }
}

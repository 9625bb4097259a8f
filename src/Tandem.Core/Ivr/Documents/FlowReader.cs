namespace Tandem.Core.Ivr.Documents;

using System.Text;
using System.Text.Json;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Nodes;
using Tandem.Core.Ivr.Reading;
using Tandem.Core.Ivr.Walking;

/// <summary>A flow that was read, or all that is wrong with it.</summary>
/// <param name="Flow">Null when there are faults.</param>
/// <param name="Faults">In the order of the document, routes last.</param>
public sealed record FlowReading(FlowDocument? Flow, IReadOnlyList<FlowFault> Faults)
{
    /// <summary>What it says in words that are always the same, each once: they can be spoken before anybody calls.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
}

/// <summary>
/// Reads the document of a flow: JSON, <c>{"name", "language", "timeZone", "variables", "secret", "lists", "hours", "calendar", "nodes": [{"id", "type",
/// "exits": {"next": "…"}, …}]}</c>. docs/flows.md has all of it.
/// </summary>
public static class FlowReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <param name="json">UTF-8.</param>
    /// <param name="around">What the flow may name; null: whatever it names is there.</param>
    public static FlowReading Read(ReadOnlyMemory<byte> json, IFlowSurroundings? around)
    {
        FaultList faults = new();
        if (json.Length > FlowLimits.DocumentBytes)
        {
            faults.Add(
                "",
                FaultCodes.Parameter,
                new($"the document is larger than {FlowLimits.DocumentBytes} bytes", $"文档超过 {FlowLimits.DocumentBytes} 字节")
            );
            return new FlowReading(null, faults.All);
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            List<string> texts = [];
            FlowDocument? flow = Read(new JsonFields(document.RootElement, "", FaultCodes.Parameter, faults), faults, around, texts);
            return new FlowReading(faults.All.Count == 0 ? flow : null, faults.All) { Texts = [.. texts.Distinct()] };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            faults.Add("", FaultCodes.Parameter, new($"this is no JSON: {e.Message}", $"不是 JSON：{e.Message}"));
            return new FlowReading(null, faults.All);
        }
    }

    /// <summary>The name of a draft, which may have any other fault; false, with the reason, when it has none.</summary>
    public static bool TryName(string draft, out string name, out string why)
    {
        (name, why) = ("", "");
        if (Encoding.UTF8.GetByteCount(draft) > FlowLimits.DocumentBytes)
        {
            why = $"the document is larger than {FlowLimits.DocumentBytes} bytes";
            return false;
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(draft, Strict);
            bool has = document.RootElement.ValueKind == JsonValueKind.Object;
            has = has && document.RootElement.TryGetProperty("name", out JsonElement named) && named.ValueKind == JsonValueKind.String;
            name = has ? document.RootElement.GetProperty("name").GetString()! : "";
            why =
                name.Length <= FlowLimits.NameLength && !string.IsNullOrWhiteSpace(name)
                    ? ""
                    : $"a flow has a name of 1 to {FlowLimits.NameLength} characters";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            why = $"this is no JSON: {e.Message}";
        }
        return why.Length == 0;
    }

    private static FlowDocument? Read(JsonFields fields, FaultList faults, IFlowSurroundings? around, List<string> texts)
    {
        if (!fields.IsObject)
        {
            fields.Fault("", new("a flow is a JSON object", "流程应为 JSON 对象"));
            return null;
        }
        string name = fields.Text("name", "", FlowLimits.NameLength);
        if (name.Length == 0)
        {
            fields.Fault("name", FaultText.Missing);
        }
        fields.Text("description", "", FlowLimits.TemplateLength);
        fields.Raw("layout");
        FlowSettings settings = SettingsReader.Read(fields);
        List<(FlowNode Node, string Place)> nodes = [];
        foreach (JsonFields each in fields.List("nodes", FlowLimits.Nodes, true))
        {
            if (ReadNode(each, around, texts) is { } node)
            {
                nodes.Add((node, each.Place));
            }
        }
        fields.Done();
        FlowRoutes.Check(nodes, faults);
        FlowNode? start = nodes.Find(each => each.Node is StartNode).Node;
        return start == null ? null : new FlowDocument(name, start, [.. nodes.Select(each => each.Node)], settings);
    }

    private static FlowNode? ReadNode(JsonFields fields, IFlowSurroundings? around, List<string> texts)
    {
        if (!fields.IsObject)
        {
            fields.Fault("", new("a node is a JSON object", "节点应为 JSON 对象"));
            return null;
        }
        string id = fields.Text("id", "", FlowLimits.NameLength);
        string type = fields.Text("type", "", FlowLimits.NameLength);
        if (FlowNodeTable.Find(type) is not { } kind)
        {
            string known = string.Join(", ", FlowNodeTable.All.Select(row => row.Name));
            fields.Fault("type", new($"is one of {known}, not \"{type}\"", $"应为 {known} 之一，而不是“{type}”"));
            return null;
        }
        fields.Code = kind.FaultCode;
        if (id.Length == 0)
        {
            fields.Fault("id", FaultText.Missing);
        }
        string label = fields.Text("label", "", FlowLimits.TemplateLength);
        FlowNode node = kind.Read(new NodeReader(fields, around, texts));
        node.Id = id;
        node.Label = label;
        node.Kind = kind;
        node.Limit = fields.Number("limit", 0, 0, FlowLimits.StepsOfACall);
        ReadExits(fields, node);
        fields.Done();
        return node;
    }

    private static void ReadExits(JsonFields fields, FlowNode node)
    {
        JsonFields exits = fields.Inside("exits", false);
        exits.Code = FaultCodes.Routing;
        foreach (string exit in exits.Names)
        {
            string to = exits.Text(exit, "", FlowLimits.NameLength);
            bool isKnown = node.Kind.Exits.Any(row => row.Name == exit) || exit == "limit" && node.Limit > 0 || node.TakesExit(exit);
            if (!isKnown || node.Exits.Count >= FlowLimits.Exits)
            {
                string known = string.Join(", ", node.Kind.Exits.Select(row => row.Name));
                exits.Fault(
                    exit,
                    known.Length > 0
                        ? new($"is no exit of {node.Kind.Name}; it has {known}", $"不是 {node.Kind.Name} 的出口；其出口为 {known}")
                        : new($"is no exit of {node.Kind.Name}", $"不是 {node.Kind.Name} 的出口")
                );
            }
            else
            {
                node.Exits[exit] = to;
            }
        }
        foreach (FlowExit row in node.Kind.Exits)
        {
            if (row.IsRequired && !node.Exits.ContainsKey(row.Name))
            {
                exits.Fault(row.Name, FaultText.LeadsNowhere);
            }
        }
        if (node.Limit > 0 && !node.Exits.ContainsKey("limit"))
        {
            exits.Fault("limit", new("leads nowhere, and the node has a limit", "没有去向，而该节点设有 limit"));
        }
    }
}

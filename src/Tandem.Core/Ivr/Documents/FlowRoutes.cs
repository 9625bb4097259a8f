namespace Tandem.Core.Ivr.Documents;

using Tandem.Core.Ivr.Nodes;
using Tandem.Core.Ivr.Reading;
using Tandem.Core.Ivr.Walking;

/// <summary>Whether the exits of a flow lead somewhere: from a start to an end, to every node, and never in a circle by itself.</summary>
internal static class FlowRoutes
{
    public static void Check(IReadOnlyList<(FlowNode Node, string Place)> nodes, FaultList faults)
    {
        Dictionary<string, int> byId = new(StringComparer.Ordinal);
        List<int> starts = [];
        for (int i = 0; i < nodes.Count; i++)
        {
            (FlowNode node, string place) = nodes[i];
            if (!byId.TryAdd(node.Id, i))
            {
                faults.Add($"{place}/id", FaultCodes.Routing, new($"there are two nodes {node.Id}", $"有两个节点 {node.Id}"));
            }
            if (node.Kind.Name == StartNode.KindName)
            {
                starts.Add(i);
            }
        }
        List<int>[] ways = [.. nodes.Select(each => Ways(each.Node, each.Place, byId, faults))];
        if (starts.Count != 1)
        {
            FaultText text =
                starts.Count == 0 ? new("there is no start node", "没有开始节点") : new("there are several start nodes", "有多个开始节点");
            faults.Add(
                starts.Count == 0 ? "/nodes" : $"{nodes[starts[1]].Place}/type",
                starts.Count == 0 ? FaultCodes.MissingStartOrEnd : StartNode.Row.FaultCode,
                text
            );
            return;
        }
        bool[] reached = Reach(starts[0], ways);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (!reached[i])
            {
                faults.Add(
                    nodes[i].Place,
                    FaultCodes.Routing,
                    new($"no way leads to the node {nodes[i].Node.Id}", $"没有路径到达节点 {nodes[i].Node.Id}")
                );
            }
        }
        if (!nodes.Where((each, i) => reached[i] && MayEnd(each.Node)).Any())
        {
            faults.Add(
                "/nodes",
                FaultCodes.MissingStartOrEnd,
                new(
                    "no call comes to an end: there is no hang-up, queue or transfer that it can reach",
                    "通话无法结束：没有可到达的挂机、排队或转接节点"
                )
            );
        }
        CheckCircles(nodes, byId, faults);
    }

    // A queue or a transfer ends the call when whoever was reached leaves, unless the document says how it goes on.
    private static bool MayEnd(FlowNode node) => node.Kind.IsEnd || node is QueueNode or TransferNode;

    private static List<int> Ways(FlowNode node, string place, Dictionary<string, int> byId, FaultList faults)
    {
        List<int> ways = [];
        foreach ((string exit, string to) in node.Exits)
        {
            if (byId.TryGetValue(to, out int index))
            {
                ways.Add(index);
            }
            else
            {
                faults.Add(
                    $"{place}/exits/{exit}",
                    FaultCodes.Routing,
                    to.Length == 0 ? FaultText.LeadsNowhere : FaultText.NoSuch("node", "节点", to)
                );
            }
        }
        return ways;
    }

    private static bool[] Reach(int start, List<int>[] ways)
    {
        bool[] reached = new bool[ways.Length];
        Stack<int> open = new([start]);
        while (open.TryPop(out int at))
        {
            if (!reached[at])
            {
                reached[at] = true;
                ways[at].ForEach(open.Push);
            }
        }
        return reached;
    }

    // A circle that a call goes round without the caller doing anything, and that nothing limits. Looked for without recursion: a document may be long.
    private static void CheckCircles(IReadOnlyList<(FlowNode Node, string Place)> nodes, Dictionary<string, int> byId, FaultList faults)
    {
        List<int>[] ways = [.. nodes.Select(each => IdleWays(each.Node, byId))];
        byte[] colour = new byte[nodes.Count];
        for (int from = 0; from < nodes.Count; from++)
        {
            Stack<(int At, int Next)> path = new();
            if (colour[from] == 0)
            {
                colour[from] = 1;
                path.Push((from, 0));
            }
            while (path.TryPop(out (int At, int Next) step))
            {
                if (step.Next >= ways[step.At].Count)
                {
                    colour[step.At] = 2;
                    continue;
                }
                path.Push((step.At, step.Next + 1));
                int to = ways[step.At][step.Next];
                if (colour[to] == 1)
                {
                    faults.Add(
                        nodes[to].Place,
                        FaultCodes.Routing,
                        new(
                            $"a call can go round {nodes[to].Node.Id} for ever without its caller: give a node on the way a limit",
                            $"通话会在 {nodes[to].Node.Id} 处无限循环而无需来电者操作：请为途中节点设置 limit"
                        )
                    );
                }
                else if (colour[to] == 0)
                {
                    colour[to] = 1;
                    path.Push((to, 0));
                }
            }
        }
    }

    private static List<int> IdleWays(FlowNode node, Dictionary<string, int> byId)
    {
        if (node.Limit > 0)
        {
            return [];
        }
        List<int> ways = [];
        foreach ((string exit, string to) in node.Exits)
        {
            FlowExit? row = node.Kind.Exits.FirstOrDefault(each => each.Name == exit);
            // Exits of a menu's keys are in no row: the caller pressed one.
            bool isAct = row?.IsAct ?? node is CollectNode;
            if (!isAct && byId.TryGetValue(to, out int index))
            {
                ways.Add(index);
            }
        }
        return ways;
    }
}

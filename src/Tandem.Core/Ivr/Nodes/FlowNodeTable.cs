namespace Tandem.Core.Ivr.Nodes;

using Tandem.Core.Ivr.Walking;

/// <summary>Every kind of node: one file and one row each.</summary>
internal static class FlowNodeTable
{
    private static readonly FlowNodeKind[] Rows =
    [
        StartNode.Row,
        HangUpNode.Row,
        PlayNode.Row,
        CollectNode.Row,
        SpeechNode.Row,
        ConditionNode.Row,
        SetNode.Row,
        QueueNode.Row,
        WebhookNode.Row,
        VoicemailNode.Row,
        TransferNode.Row,
        SatisfactionNode.Row,
    ];

    public static IReadOnlyList<FlowNodeKind> All => Rows;

    public static FlowNodeKind? Find(string name) => Array.Find(Rows, row => row.Name == name);
}

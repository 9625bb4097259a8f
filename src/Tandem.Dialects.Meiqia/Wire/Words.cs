namespace Tandem.Dialects.Meiqia.Wire;

using Tandem.Core.Contract.Rows;

/// <summary>The document's words for calls.</summary>
internal static class Words
{
    private const string Outbound = "外呼";
    private const string Inbound = "来电";

    // 接听 is called 接通 in the filter's description, and every call of the list has been hung up.
    private const string PutThrough = "接通";
    private const string HungUp = "挂断";

    private static readonly Dictionary<CallOutcome, string> States = new()
    {
        [CallOutcome.NotRouted] = "ivr",
        [CallOutcome.Abandoned] = "队列放弃",
        [CallOutcome.NotAnswered] = "振铃未接",
        [CallOutcome.CallerMissed] = "主叫未接",
        [CallOutcome.CalleeMissed] = "被叫未接",
        [CallOutcome.Answered] = "接听",
    };

    public static string TypeOf(CallRecord call) => call.Direction == CallDirection.Inbound ? Inbound : Outbound;

    public static string StateOf(CallRecord call) => States[call.Outcome];

    public static string EnderOf(CallRecord call) =>
        call.EndedBy switch
        {
            "agent" => "客服",
            "customer" => "顾客",
            _ => "系统",
        };

    /// <summary>False for what is none.</summary>
    public static bool TryType(string word, out CallDirection direction)
    {
        direction = word == Inbound ? CallDirection.Inbound : CallDirection.Outbound;
        return word is Inbound or Outbound;
    }

    /// <summary>The outcomes a word of the filter stands for; none for what is no such word.</summary>
    public static IEnumerable<CallOutcome> OutcomesOf(string word) =>
        word == HungUp ? States.Keys
        : word == PutThrough ? [CallOutcome.Answered]
        : States.Where(each => each.Value == word).Select(each => each.Key);
}

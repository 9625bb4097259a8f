namespace Tandem.Server.Demo;

using System.Globalization;
using System.Text.Json;
using Tandem.Server.Words;

/// <summary>One call as four APIs tell it: the native one's record, Meiqia's, UCCC's, and Udesk's event.</summary>
internal sealed class SideBySide(JsonElement native, JsonElement meiqia, JsonElement uccc, JsonElement udesk)
{
    private const int Width = 27;

    /// <summary>What is told, and how each writes it.</summary>
    private IEnumerable<(string English, string Chinese, string[] Cells)> Rows =>
        [
            ("call", "通话", [Text(native, "call"), Text(meiqia, "call_uuid"), Text(uccc, "id"), Text(udesk, "CallId")]),
            (
                "customer",
                "客户",
                [Text(native, "customer"), Text(meiqia, "customer_phone"), Text(uccc, "calleeNumber"), Text(udesk, "Called")]
            ),
            (
                "number shown",
                "外显号码",
                [Text(native, "own"), Text(meiqia, "trunk_number"), Text(uccc, "callerNumber"), Text(udesk, "Caller")]
            ),
            ("agent", "坐席", [Text(native, "agentId"), Text(meiqia, "agent_id"), Text(uccc, "agentId"), Text(udesk, "AgentId")]),
            ("began", "开始", [Text(native, "start"), Text(meiqia, "start_time"), Text(uccc, "startTime"), Millis("StartTime")]),
            ("ended", "结束", [Text(native, "end"), Text(meiqia, "end_time"), Text(uccc, "endTime"), Millis("EndTime")]),
            (
                "talked",
                "通话时长",
                [Text(native, "talkMillis") + " ms", Text(meiqia, "customer_duration") + " s", Text(uccc, "duration") + " s", "–"]
            ),
            ("how it went", "结果", [Text(native, "state"), Text(meiqia, "states"), Answered(uccc), Text(udesk, "HangupCause")]),
        ];

    public void Write(TextWriter to)
    {
        to.WriteLine();
        to.WriteLine(Texts.Say("One call, as four APIs tell it:", "同一通话在四套接口中的样子："));
        to.WriteLine(Line("", ["native /v1", "Meiqia", "UCCC", "Udesk (event)"]));
        foreach ((string english, string chinese, string[] cells) in Rows)
        {
            to.WriteLine(Line(Texts.Say(english, chinese), cells));
        }
    }

    /// <summary>Where they do not say the same.</summary>
    public IEnumerable<string> Problems()
    {
        string call = Text(native, "call");
        bool isOne = call == Text(meiqia, "call_uuid") && call == Text(uccc, "id") && call == Text(udesk, "CallId");
        bool isOneCustomer =
            Digits(Text(native, "customer")).EndsWith(Text(meiqia, "customer_phone"), StringComparison.Ordinal)
            && Text(meiqia, "customer_phone") == Text(uccc, "calleeNumber")
            && Text(uccc, "calleeNumber") == Text(udesk, "Called");
        bool isOneAgent =
            Text(native, "agentId") == Text(meiqia, "agent_id")
            && Text(native, "agentId") == Text(uccc, "agentId")
            && Text(native, "agentId") == Text(udesk, "AgentId");
        bool isOneTime = Text(native, "start") == Text(uccc, "startTime") && Text(native, "end") == Text(uccc, "endTime");
        if (!isOne || !isOneCustomer || !isOneAgent || !isOneTime)
        {
            yield return Texts.Say("the four APIs do not tell the same call", "四套接口所述并非同一通话");
        }
    }

    private static string Line(string head, string[] cells) =>
        $"  {Padded(head, 14)}{string.Concat(cells.Select(cell => Padded(cell.Length > Width - 2 ? cell[..(Width - 3)] + "…" : cell, Width)))}".TrimEnd();

    // Chinese characters are two columns wide.
    private static string Padded(string text, int width) => text + new string(' ', Math.Max(1, width - text.Sum(c => c >= '⺀' ? 2 : 1)));

    private static string Text(JsonElement of, string name) => of.GetProperty(name).ToString();

    private static string Answered(JsonElement call) =>
        call.GetProperty("answerTime").ValueKind == JsonValueKind.Null ? "–" : $"answered {Text(call, "answerTime")[11..19]}";

    private string Millis(string name) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(udesk.GetProperty(name).GetInt64())
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));
}

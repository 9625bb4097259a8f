namespace Tandem.Server.CommandLine;

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tandem.Core.Ivr;
using Tandem.Core.Ivr.Documents;
using Tandem.Core.Ivr.Trying;
using Tandem.Core.Ivr.Walking;
using Tandem.Server.Words;

/// <summary><c>tandem flow check|try FILE</c>: reads a flow's document, and walks it in virtual time.</summary>
internal static class FlowCommand
{
    private const int Broken = 1;
    private const int Unreadable = 2;

    public static Command Make() =>
        new(
            "flow",
            Texts.Say(
                "Check the document of a flow (IVR), try it out, bring it to a running server",
                "检查、试走 IVR 流程文档，或将其导入运行中的服务器"
            )
        )
        {
            MakeCheck(),
            MakeTry(),
            ServedFlowCommands.MakeList(),
            ServedFlowCommands.MakeExport(),
            ServedFlowCommands.MakeImport(),
            ServedFlowCommands.MakePublish(),
        };

    private static Command MakeCheck()
    {
        Argument<string> file = FileArgument();
        Command command = new("check", Texts.Say("Say what is wrong with a flow, and where", "指出流程中的错误及其位置")) { file };
        command.SetAction(result => Read(result.GetValue(file)!, out _));
        return command;
    }

    private static Command MakeTry()
    {
        Argument<string> file = FileArgument();
        Option<string> keys = new("--keys")
        {
            Description = Texts.Say(
                "Keys the caller presses, in order, - for none until the time is up: 1,2,-,#",
                "来电者依次按的键，- 表示超时不按：1,2,-,#"
            ),
            DefaultValueFactory = _ => "",
        };
        Option<string> caller = new("--caller")
        {
            Description = Texts.Say("The caller's number", "主叫号码"),
            DefaultValueFactory = _ => "13800138000",
        };
        Option<string> called = new("--called") { Description = Texts.Say("The number called", "被叫号码"), DefaultValueFactory = _ => "" };
        Option<string?> at = new("--at")
        {
            Description = Texts.Say(
                "When the call comes in: 2026-10-01T09:30+08:00 (now)",
                "来电时间：2026-10-01T09:30+08:00（默认为现在）"
            ),
        };
        Option<string[]> answers = new("--answer")
        {
            Description = Texts.Say(
                "What a node is answered: NODE=WORD, NODE=STATUS or NODE=STATUS:BODY; may repeat",
                "某节点得到的结果：节点=结果词、节点=状态码 或 节点=状态码:正文；可重复"
            ),
            DefaultValueFactory = _ => [],
        };
        Option<string[]> variables = new("--set")
        {
            Description = Texts.Say("A variable: NAME=VALUE; may repeat", "变量：名称=值；可重复"),
            DefaultValueFactory = _ => [],
        };
        Command command = new(
            "try",
            Texts.Say("Walk a flow in virtual time and print what the caller would hear", "在虚拟时间中试走流程，打印来电者会听到的内容")
        )
        {
            file,
            keys,
            caller,
            called,
            at,
            answers,
            variables,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(at) is { } text && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
            {
                result.AddError(
                    Texts.Say(
                        $"--at {text} is no time, such as 2026-10-01T09:30+08:00",
                        $"--at {text} 不是时间，例如 2026-10-01T09:30+08:00"
                    )
                );
            }
            MustBePairs(result, answers);
            MustBePairs(result, variables);
        });
        command.SetAction(result =>
        {
            int code = Read(result.GetValue(file)!, out FlowDocument? flow);
            if (flow == null)
            {
                return code;
            }
            DateTimeOffset when = result.GetValue(at) is { } text
                ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
                : DateTimeOffset.UtcNow;
            TrialInput input = new()
            {
                Keys = result.GetValue(keys)!.Replace(",", "", StringComparison.Ordinal),
                Caller = result.GetValue(caller)!,
                Called = result.GetValue(called)!,
                WallMicros = when.ToUnixTimeMilliseconds() * 1_000,
                Answers = Pairs(result.GetValue(answers)!).ToDictionary(pair => pair.Key, pair => AnswerOf(pair.Value)),
                Variables = Pairs(result.GetValue(variables)!).ToDictionary(),
            };
            Print(FlowTrial.Run(flow, input, name => name == flow.Name ? flow : null));
            return 0;
        });
        return command;
    }

    private static Argument<string> FileArgument() => new("file") { Description = Texts.Say("The document, JSON", "流程文档，JSON 格式") };

    private static int Read(string file, out FlowDocument? flow)
    {
        flow = null;
        byte[] json;
        try
        {
            json = File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"tandem: {e.Message}");
            return Unreadable;
        }
        FlowReading reading = FlowReader.Read(json, null);
        flow = reading.Flow;
        foreach (FlowFault fault in reading.Faults)
        {
            Console.Error.WriteLine($"{FlowFaultLines.Of(fault.Place, fault.Code, fault.Text, fault.Chinese)}");
        }
        if (flow != null)
        {
            Console.WriteLine(Texts.Say($"the flow {flow.Name} has no faults", $"流程 {flow.Name} 没有错误"));
        }
        return flow == null ? Broken : 0;
    }

    private static void Print(IReadOnlyList<TrialStep> steps)
    {
        foreach (TrialStep step in steps)
        {
            TimeSpan time = TimeSpan.FromMilliseconds(step.Millis);
            Console.WriteLine($"{time:mm\\:ss\\.f}  {step.Node, -16} {WordOf(step.What), -10} {step.Text}");
        }
    }

    private static string WordOf(string what) =>
        what switch
        {
            "flow" => Texts.Say("flow", "流程"),
            "enter" => Texts.Say("enters", "进入"),
            "leave" => Texts.Say("leaves", "离开"),
            "hear" => Texts.Say("hears", "听到"),
            "music" => Texts.Say("hears music", "听到音乐"),
            "key" => Texts.Say("presses", "按键"),
            "wait" => Texts.Say("waits", "等待"),
            "ask" => Texts.Say("asks for", "请求"),
            "answer" => Texts.Say("gets", "得到"),
            "score" => Texts.Say("scores", "评分"),
            "fail" => Texts.Say("FAILS", "失败"),
            _ => Texts.Say("ends", "结束"),
        };

    // 404:{"a":1} is a status and a body, 404 a status, anything else a word.
    private static TrialAnswer AnswerOf(string text)
    {
        string[] parts = text.Split(':', 2);
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int status)
            ? new TrialAnswer("answered", status, parts.Length > 1 ? parts[1] : "")
            : new TrialAnswer(text);
    }

    private static void MustBePairs(CommandResult result, Option<string[]> option)
    {
        foreach (string text in result.GetValue(option) ?? [])
        {
            if (text.IndexOf('=', StringComparison.Ordinal) <= 0)
            {
                result.AddError(Texts.Say($"{option.Name} {text} is not NAME=VALUE", $"{option.Name} {text} 不是“名称=值”的形式"));
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(IEnumerable<string> texts) =>
        texts
            .Select(text => text.Split('=', 2))
            .GroupBy(pair => pair[0], StringComparer.Ordinal)
            .Select(group => new KeyValuePair<string, string>(group.Key, group.Last()[1]));
}

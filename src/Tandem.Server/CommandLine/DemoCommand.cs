namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Tandem.Server.Demo;
using Tandem.Server.Words;

/// <summary><c>tandem demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        Option<string> recorder = new("--flight-recorder")
        {
            Description = Texts.Say("Keeps what happens for ./run replay DIR", "记录经过，供 ./run replay DIR 重放"),
        };
        Option<bool> open = new("--open")
        {
            Description = Texts.Say(
                "Opens the console in a browser, and stays until Ctrl+C: sign in there and take a call",
                "在浏览器中打开控制台，并保持运行直到按 Ctrl+C：可登录并接听来电"
            ),
        };
        Command command = new(
            "demo",
            Texts.Say(
                "Watch eight calls queue up, reach three agents, get recorded; then a campaign of ten numbers (about a minute, in a temporary folder)",
                "观看八个来电排队、由三名坐席接听并录音，随后外呼活动拨打十个号码（约一分钟，使用临时目录）"
            )
        )
        {
            recorder,
            open,
        };
        command.SetAction((result, cancel) => DemoShow.RunAsync(result.GetValue(recorder) ?? "", result.GetValue(open), cancel));
        return command;
    }
}

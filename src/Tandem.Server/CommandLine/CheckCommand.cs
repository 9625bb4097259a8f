namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Tandem.Server.Hosting;
using Tandem.Server.Options;
using Tandem.Server.Words;

/// <summary><c>tandem check</c>: what a start with these options would say, without starting.</summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        ServeFlags flags = new();
        Command command = new(
            "check",
            Texts.Say("Say what a start with these options would say, without starting", "检查这些选项能否启动服务器，但不启动")
        );
        flags.AddTo(command);
        command.SetAction(result => Check(flags, result));
        return command;
    }

    private static int Check(ServeFlags flags, ParseResult result)
    {
        ServeOptions options;
        try
        {
            options = flags.Read(result);
        }
        catch (OptionException e)
        {
            Console.Error.WriteLine($"tandem: {e.Message}");
            return 1;
        }
        bool startable = true;
        foreach (Finding finding in Preflight.Findings(options))
        {
            Console.WriteLine($"{WordOf(finding.Severity)} {finding.Text}");
            startable &= finding.Severity != Severity.Error;
        }
        Console.WriteLine(
            startable ? Texts.Say("the server would start", "服务器可以启动") : Texts.Say("the server would not start", "服务器无法启动")
        );
        return startable ? 0 : 1;
    }

    private static string WordOf(Severity severity) =>
        severity switch
        {
            Severity.Ok => Texts.Say("ok      ", "正常"),
            Severity.Warning => Texts.Say("warning ", "警告"),
            _ => Texts.Say("error   ", "错误"),
        };
}

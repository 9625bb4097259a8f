namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Tandem.Server.Demo;

/// <summary><c>tandem demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        Command command = new("demo", Texts.Demo);
        command.SetAction((_, cancel) => DemoShow.RunAsync(cancel));
        return command;
    }
}

namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Tandem.Server.Options;
using Tandem.Server.Words;

/// <summary>The options of <c>serve</c> as flags of a command; <c>check</c> has the same.</summary>
internal sealed class ServeFlags
{
    private readonly Option<string?> config = new("--config")
    {
        Description = Texts.Say("JSON file with any of these options", "以 JSON 文件给出上述任意选项"),
        HelpName = "FILE",
    };

    private readonly List<Option<string[]>> flags = [];

    public void AddTo(Command command)
    {
        foreach (ServeOption option in ServeOptionTable.All)
        {
            Option<string[]> flag = new(option.Name)
            {
                Description = option.Help,
                HelpName = option.Form,
                AllowMultipleArgumentsPerToken = option.Repeats,
                Arity = ArgumentArity.OneOrMore,
            };
            flags.Add(flag);
            command.Add(flag);
        }
        command.Add(config);
    }

    public ServeOptions Read(ParseResult result)
    {
        Dictionary<string, string[]> given = [];
        foreach (Option<string[]> flag in flags)
        {
            if (result.GetValue(flag) is { Length: > 0 } values)
            {
                given.Add(flag.Name, values);
            }
        }
        string? file = result.GetValue(config) ?? Environment.GetEnvironmentVariable("TANDEM_CONFIG");
        return OptionSources.Read(given, Environment.GetEnvironmentVariables(), string.IsNullOrEmpty(file) ? null : Path.GetFullPath(file));
    }
}

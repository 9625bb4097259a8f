namespace Tandem.Server.CommandLine;

using System.CommandLine;
using System.CommandLine.Parsing;
using Tandem.Server.Options;
using Tandem.Server.Words;

/// <summary>What is wrong with a command line, in the chosen language and with what was most likely meant.</summary>
internal static class ParseErrors
{
    /// <summary>Says all of it; returns the exit code.</summary>
    public static int Tell(ParseResult result, TextWriter to)
    {
        // What follows an unknown option is most likely its value.
        string[] options = [.. result.UnmatchedTokens.Where(token => token.StartsWith('-'))];
        IEnumerable<string> unknown = options.Length > 0 ? options : result.UnmatchedTokens;
        string[] lines = [.. unknown.Select(token => Unknown(token, result)), .. result.Errors.SelectMany(OfSymbol)];
        foreach (string line in lines.Length > 0 ? lines.Distinct() : result.Errors.Select(error => error.Message))
        {
            to.WriteLine($"tandem: {line}");
        }
        string command = string.Join(' ', Path(result.CommandResult).Skip(1));
        to.WriteLine(
            Texts.Say(
                $"tandem {command} --help says what there is".Replace("  ", " "),
                $"用法见 tandem {command} --help".Replace("  ", " ")
            )
        );
        return 1;
    }

    private static string Unknown(string token, ParseResult result)
    {
        Command command = result.CommandResult.Command;
        IEnumerable<string> known = token.StartsWith('-')
            ? command.Options.Select(option => option.Name)
            : command.Subcommands.Select(each => each.Name);
        string? near = Spelling.Nearest(token.Split('=')[0], known);
        return near is null
            ? Texts.Say($"{token} is not known here", $"此处不识别 {token}")
            : Texts.Say($"{token} is not known; did you mean {near}?", $"不识别 {token}；是否想写 {near}？");
    }

    private static IEnumerable<string> OfSymbol(ParseError error)
    {
        switch (error.SymbolResult)
        {
            case OptionResult { IdentifierToken: null } required:
                yield return Missing(required.Option.Name);
                break;
            case OptionResult { Tokens.Count: 0 } option:
                yield return Texts.Say($"{option.Option.Name} needs a value", $"{option.Option.Name} 需要一个值");
                break;
            case OptionResult option:
                yield return NoValue(option.Option.Name, option.Tokens);
                break;
            case ArgumentResult { Parent: OptionResult option } argument:
                yield return NoValue(option.Option.Name, argument.Tokens);
                break;
            case ArgumentResult argument:
                yield return argument.Tokens.Count == 0
                    ? Missing(argument.Argument.Name)
                    : NoValue(argument.Argument.Name, argument.Tokens);
                break;
            case CommandResult command:
                foreach (string name in MissingOf(command))
                {
                    yield return Missing(name);
                }
                break;
        }
    }

    private static IEnumerable<string> MissingOf(CommandResult command)
    {
        if (command.Command.Subcommands.Count > 0 && command.Command.Action is null)
        {
            string names = string.Join(", ", command.Command.Subcommands.Select(each => each.Name));
            yield return Texts.Say($"one of {names}", $"以下之一：{names}");
        }
        foreach (Option option in command.Command.Options.Where(option => option.Required && command.GetResult(option) is null))
        {
            yield return option.Name;
        }
        foreach (Argument argument in command.Command.Arguments.Where(each => each.Arity.MinimumNumberOfValues > 0))
        {
            if (command.GetResult(argument) is null or { Tokens.Count: 0 })
            {
                yield return argument.Name;
            }
        }
    }

    private static string Missing(string name) => Texts.Say($"{name} is missing", $"缺少 {name}");

    private static string NoValue(string name, IReadOnlyList<Token> tokens)
    {
        string given = string.Join(' ', tokens.Select(token => token.Value));
        return Texts.Say($"{given} is no value for {name}", $"{given} 不是 {name} 可用的值");
    }

    private static IEnumerable<string> Path(CommandResult command) =>
        command.Parent is CommandResult above ? Path(above).Append(command.Command.Name) : [command.Command.Name];
}

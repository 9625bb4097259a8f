namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Tandem.Server.Words;

/// <summary><c>--lang en|zh</c>, of every command; <see cref="Texts.Choose"/> has acted on it before.</summary>
internal static class LanguageOption
{
    public static Option<string?> Make()
    {
        Option<string?> option = new("--lang")
        {
            Description = Texts.Say(
                "Language of messages and log, en or zh (default: the system's)",
                "消息与日志的语言，en 或 zh（默认随系统）"
            ),
            Recursive = true,
        };
        option.AcceptOnlyFromAmong("en", "zh");
        return option;
    }
}

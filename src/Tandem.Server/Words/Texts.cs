namespace Tandem.Server.Words;

using Tandem.Net;
using Tandem.Store.Contract;

/// <summary>What the program says to people, in English or Chinese: by <c>--lang</c>, else <c>TANDEM_LANG</c>, else the system's language.</summary>
internal static class Texts
{
    private const string Option = "--lang";

    /// <summary>True for Chinese. Set once, before anything is said.</summary>
    public static bool Chinese { get; private set; }

    /// <summary>Every text is given in both languages at one place, so that neither can be forgotten.</summary>
    public static string Say(string english, string chinese) => Chinese ? SystemReasons.InChinese(chinese) : english;

    /// <summary>A reason that the system or the database gave, in the language that was chosen as far as it is known in it.</summary>
    public static string Reason(string given) => Chinese ? SystemReasons.InChinese(given) : given;

    /// <summary>What an exception that is meant for people says.</summary>
    public static string Of(Exception e) =>
        e switch
        {
            StoreException told => Say(told.Message, told.Chinese),
            PortTakenException taken => Say(taken.Message, taken.Chinese),
            _ => Reason(e.Message),
        };

    /// <summary>Looks before the command line is read, since the help is in this language too. An unknown language is refused later, as an option's value.</summary>
    public static void Choose(IReadOnlyList<string> arguments) => Chinese = IsChinese(Given(arguments) ?? FromSystem());

    private static string? Given(IReadOnlyList<string> arguments)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith(Option + "=", StringComparison.Ordinal))
            {
                return arguments[i][(Option.Length + 1)..];
            }
            if (arguments[i] == Option && i + 1 < arguments.Count)
            {
                return arguments[i + 1];
            }
        }
        return null;
    }

    private static string FromSystem()
    {
        string[] names = ["TANDEM_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
        return names.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
    }

    private static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
}

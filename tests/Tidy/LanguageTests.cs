namespace Tandem.Tidy.Tests;

using System.Text.RegularExpressions;

/// <summary>What the program says to people it says in both languages.</summary>
public partial class LanguageTests
{
    private const string Translations = "src/Tandem.Server/Logging/Translations.cs";

    private static readonly string[] Sources =
    [
        .. Repository.Ending(".cs").Where(file => file.StartsWith("src/", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Lines_of_the_log_are_rows_of_a_table()
    {
        string[] elsewhere = [.. Sources.Where(file => LogCall().IsMatch(Repository.Read(file)))];
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Lines_that_other_parts_write_have_a_translation_of_the_same_words()
    {
        string known = Repository.Read(Translations);
        List<string> missing = [];
        foreach (string file in Sources)
        {
            string text = Repository.Read(file);
            foreach (Match line in Generated().Matches(text))
            {
                string template = Quoted().Match(line.Groups[1].Value).Groups[1].Value;
                string name = EventName().Match(line.Groups[1].Value).Groups[1].Value;
                bool isThere =
                    name.Length > 0
                    && known.Contains($"[\"{name}\"]", StringComparison.Ordinal)
                    && known.Contains($"\"{template}\"", StringComparison.Ordinal);
                missing.AddRange(isThere ? [] : [$"{file}: {line.Groups[1].Value}"]);
            }
        }
        Assert.Empty(missing);
    }

    [Fact]
    public void Texts_and_errors_are_in_English_and_in_Chinese()
    {
        List<string> wrong = [];
        foreach (string file in Sources)
        {
            string text = Repository.Read(file);
            foreach (Match pair in Pair().Matches(text))
            {
                (string english, string chinese) = (pair.Groups[2].Value, pair.Groups[3].Value);
                // What is no word at all is the same in every language.
                bool hasWords = Values().Replace(english, "").Any(char.IsLetter);
                bool isRight = !english.Any(IsChinese) && (!hasWords || chinese.Any(IsChinese)) && SameValues(english, chinese);
                wrong.AddRange(isRight ? [] : [$"{file}: {english} | {chinese}"]);
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Errors_of_the_command_line_come_from_texts()
    {
        List<string> wrong = [];
        foreach (string file in Sources)
        {
            foreach (Match written in ErrorLine().Matches(Repository.Read(file)))
            {
                string what = written.Groups[1].Value;
                // Values alone are what somebody else has said in the chosen language.
                bool hasWords = Values().Replace(what.Replace("tandem:", "", StringComparison.Ordinal), "").Any(char.IsLetter);
                bool isTranslated = !hasWords || what.Contains("Texts.", StringComparison.Ordinal);
                wrong.AddRange(isTranslated ? [] : [$"{file}: {what}"]);
            }
        }
        Assert.Empty(wrong);
    }

    private static bool SameValues(string english, string chinese) =>
        Values()
            .Matches(english)
            .Select(value => value.Value)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(
                Values()
                    .Matches(chinese.Replace(".Chinese}", ".Message}", StringComparison.Ordinal))
                    .Select(value => value.Value)
                    .Order(StringComparer.Ordinal)
            );

    private static bool IsChinese(char each) => each is >= '\u4E00' and <= '\u9FFF';

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex LogCall();

    [GeneratedRegex(@"\[LoggerMessage\((.*?)\)\]", RegexOptions.Singleline)]
    private static partial Regex Generated();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("EventName = \"([^\"]*)\"")]
    private static partial Regex EventName();

    [GeneratedRegex(
        @"(Texts\.Say|new StoreException|new OptionException|new PortTakenException|new Named)\(\s*\$?""((?:[^""\\]|\\.)*)"",\s*\$?""((?:[^""\\]|\\.)*)"""
    )]
    private static partial Regex Pair();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Values();

    [GeneratedRegex(@"Console\.Error\.WriteLine(?:Async)?\((.*?)\);", RegexOptions.Singleline)]
    private static partial Regex ErrorLine();
}

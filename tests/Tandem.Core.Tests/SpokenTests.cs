namespace Tandem.Core.Tests;

using Tandem.Core.Announcements;

/// <summary>Numbers as people say them.</summary>
public class SpokenTests
{
    private static readonly Dictionary<string, string> Signs = new()
    {
        ["0"] = "零",
        ["1"] = "一",
        ["2"] = "二",
        ["3"] = "三",
        ["4"] = "四",
        ["5"] = "五",
        ["6"] = "六",
        ["7"] = "七",
        ["8"] = "八",
        ["9"] = "九",
        ["10"] = "十",
        ["100"] = "百",
        ["1000"] = "千",
        ["10000"] = "万",
        ["liang"] = "两",
    };

    [Theory]
    [InlineData(2, "二")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(20, "二十")]
    [InlineData(35, "三十五")]
    [InlineData(100, "一百")]
    [InlineData(105, "一百零五")]
    [InlineData(110, "一百一十")]
    [InlineData(112, "一百一十二")]
    [InlineData(200, "二百")]
    [InlineData(1_003, "一千零三")]
    [InlineData(1_020, "一千零二十")]
    [InlineData(1_100, "一千一百")]
    [InlineData(2_000, "两千")]
    [InlineData(2_222, "两千二百二十二")]
    [InlineData(10_003, "一万零三")]
    [InlineData(10_300, "一万零三百")]
    [InlineData(20_000, "两万")]
    [InlineData(120_000, "十二万")]
    [InlineData(1_010_000, "一百零一万")]
    [InlineData(99_999_999, "九千九百九十九万九千九百九十九")]
    public void Chinese(int number, string spoken) =>
        Assert.Equal(spoken, string.Concat(NumberWords.Of(number, SpokenLanguage.Chinese).Select(word => Signs[word])));

    [Theory]
    [InlineData(7, "7")]
    [InlineData(13, "13")]
    [InlineData(20, "20")]
    [InlineData(42, "40 2")]
    [InlineData(100, "1 hundred")]
    [InlineData(119, "1 hundred 19")]
    [InlineData(2_305, "2 thousand 3 hundred 5")]
    [InlineData(120_000, "1 hundred 20 thousand")]
    [InlineData(3_000_001, "3 million 1")]
    public void English(int number, string spoken) =>
        Assert.Equal(spoken, string.Join(' ', NumberWords.Of(number, SpokenLanguage.English)));

    [Theory]
    [InlineData(1, "zh", "say:zh/next")]
    [InlineData(12, "true", "file_string://say:zh/you-are-number!say:zh/10!say:zh/2!say:zh/in-line")]
    [InlineData(3, "en", "file_string://say:en/you-are-number!say:en/3!say:en/in-line")]
    public void Places(int place, string language, string path) => Assert.Equal(path, Spoken.Position(place, SpokenLanguages.Of(language)));

    [Fact]
    public void Agents_are_spelt()
    {
        Assert.Equal(
            "file_string://say:zh/agent-number!say:zh/yao!say:zh/0!say:zh/a!say:zh/serves-you",
            Spoken.AgentNumber("10-A", SpokenLanguage.Chinese)
        );
    }

    [Fact]
    public void A_number_without_end_is_cut_and_the_sentence_ends()
    {
        string[] said = Spoken.AgentNumber(new string('7', 500), SpokenLanguage.English).Split('!');
        Assert.Equal(34, said.Length);
        Assert.Equal("say:en/serves-you", said[^1]);
    }

    [Fact]
    public void Every_word_that_can_be_said_has_a_prompt()
    {
        foreach ((SpokenLanguage language, string folder) in new[] { (SpokenLanguage.Chinese, "zh"), (SpokenLanguage.English, "en") })
        {
            HashSet<string> prompts = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "prompts", $"{folder}.txt")).Select(Name)];
            IEnumerable<string> numbers = Enumerable
                .Range(0, 2_000)
                .Concat([2_000, 12_345_678, NumberWords.Largest])
                .SelectMany(n => NumberWords.Of(n, language));
            string agent = Spoken.AgentNumber("abcdefghijklmnopqrstuvwxyz", language) + "!" + Spoken.AgentNumber("0123456789", language);
            string place = Spoken.Position(5, language) + "!" + Spoken.Position(1, language);
            IEnumerable<string> said = (agent + "!" + place)
                .Replace(SoundPath.Scheme, "", StringComparison.Ordinal)
                .Split('!')
                .Select(Last);
            Assert.DoesNotContain(numbers.Concat(said).Distinct(), word => !prompts.Contains(word));
        }
    }

    private static string Name(string line) => line.Split('|')[0];

    private static string Last(string path) => path.Split('/')[^1];
}

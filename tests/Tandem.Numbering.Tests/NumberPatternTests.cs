namespace Tandem.Numbering.Tests;

/// <summary>Many numbers written as one.</summary>
public class NumberPatternTests
{
    [Theory]
    [InlineData("0108888*", "01088881234", true)]
    [InlineData("0108888*", "0108888", true)]
    [InlineData("0108888*", "01088871234", false)]
    [InlineData("0108888????", "01088881234", true)]
    [InlineData("0108888????", "010888812345", false)]
    [InlineData("0108888????", "0108888123*", false)]
    [InlineData("+8610*", "+861088881234", true)]
    [InlineData("*", "anything", true)]
    [InlineData("4???*", "4001", true)]
    [InlineData("4???*", "400", false)]
    public void A_pattern_matches_what_begins_and_is_as_long_as_it_says(string pattern, string number, bool matches) =>
        Assert.Equal(matches, NumberPattern.Matches(pattern, number, out _));

    [Theory]
    [InlineData("*")]
    [InlineData("0108888????")]
    [InlineData("+86*")]
    public void What_may_stand_as_a_pattern(string pattern) => Assert.True(NumberPattern.IsValid(pattern, out _));

    [Theory]
    [InlineData("010*8*")]
    [InlineData("010**")]
    [InlineData("sales*")]
    [InlineData("++86*")]
    [InlineData("0?-10*")]
    [InlineData("0101234567890123456789012345678901234*")]
    public void What_may_not(string pattern)
    {
        Assert.False(NumberPattern.IsValid(pattern, out string why));
        Assert.Contains("is no pattern", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_are_told_apart_by_how_much_they_say_of_a_number_in_whatever_form()
    {
        string[] patterns = ["*", "+86*", "010*", "010????????", "0108888*", "+86108888????", "01088881*", "010888812??"];
        string[] forms = ["01088881234", "+861088881234"];
        int[] looseness =
        [
            .. patterns.Select(pattern =>
                forms.Select(form => NumberPattern.Matches(pattern, form, out int loose) ? loose : int.MaxValue).Min()
            ),
        ];
        Assert.Equal(looseness.OrderDescending().Distinct(), looseness);
    }
}

namespace Tandem.Server.Tests.CommandLine;

using System.CommandLine;
using Tandem.Server.CommandLine;

/// <summary>What is wrong with a command line is said in our own words, with what was most likely meant.</summary>
public class ParseErrorsTests
{
    [Theory]
    [InlineData("check --rtpp 1000-2000", "--rtpp is not known; did you mean --rtp?")]
    [InlineData("check --nothing-like-it", "--nothing-like-it is not known here")]
    [InlineData("trac 1", "trac is not known; did you mean trace?")]
    [InlineData("trace", "CALL is missing")]
    [InlineData("phone 1001", "--password is missing")]
    [InlineData("phone 1001 --password x --talk abc", "abc is no value for --talk")]
    [InlineData("check --rtp", "--rtp needs a value")]
    public void EachMistakeIsNamed(string line, string said)
    {
        RootCommand root = new("all") { CheckCommand.Make(), TraceCommand.Make(), PhoneCommand.Make() };
        ParseResult result = root.Parse(line);
        Assert.NotEmpty(result.Errors);
        using StringWriter text = new();
        Assert.Equal(1, ParseErrors.Tell(result, text));
        Assert.Contains($"tandem: {said}\n", text.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("--help", text.ToString(), StringComparison.Ordinal);
    }
}

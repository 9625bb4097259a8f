namespace Tandem.Server.Tests.Behaviour;

using System.CommandLine;
using Tandem.Native.Problems;
using Tandem.Server.CommandLine.Tenants;
using Tandem.Server.Options;
using Tandem.Server.Tests.Rig;
using Tandem.Server.Words;

/// <summary>What people read is Chinese for those who want that, on the command line and in problems. The language is the process's, so they run alone.</summary>
[Collection(Alone)]
public sealed class TextsTests(LiveServer server) : IClassFixture<LiveServer>, IDisposable
{
    /// <summary>The name of the tests that run alone for it.</summary>
    public const string Alone = "texts";

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class Definition;

    public void Dispose() => Texts.Choose(["--lang", "en"]);

    [Theory]
    [InlineData("zh", "管理租户")]
    [InlineData("zh_CN.UTF-8", "管理租户")]
    [InlineData("en", "Tenants of a server")]
    public void The_command_line_speaks_the_language_it_is_given(string language, string beginning)
    {
        Texts.Choose(["serve", "--lang", language]);
        Assert.StartsWith(beginning, TenantCommand.Make().Description, StringComparison.Ordinal);
        Texts.Choose([$"--lang={language}"]);
        Assert.StartsWith(beginning, TenantCommand.Make().Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_is_explained_in_both()
    {
        Assert.All(ServeOptionTable.All, option => Assert.True(option.Chinese.Any(IsHan), option.Name));
        Assert.All(ServeOptionTable.All, option => Assert.False(option.English.Any(IsHan), option.Name));
    }

    [Fact]
    public void What_goes_wrong_is_said_in_both()
    {
        Texts.Choose(["--lang", "zh"]);
        TextWriter before = Console.Error;
        using StringWriter said = new();
        Console.SetError(said);
        try
        {
            Assert.Equal(1, TenantCommand.Make().Parse(["disable", "nobody", "--data", server.Folder]).Invoke());
        }
        finally
        {
            Console.SetError(before);
        }
        Assert.Contains("租户 nobody 不存在", said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9", true)]
    [InlineData("en", false)]
    public async Task Problems_have_their_titles_in_the_language_that_is_asked_for(string language, bool chinese)
    {
        Reply problem = (await server.GetAsync("/v1/users/987654", null, ("Accept-Language", language))).IsProblem(404, "not-found");

        ProblemKind kind = ProblemTable.NotFound;
        Assert.Equal(chinese ? kind.ChineseTitle : kind.Title, problem.Value("title"));
        Assert.All(ProblemTable.All, each => Assert.True(each.ChineseTitle.Any(IsHan), each.Name));
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}

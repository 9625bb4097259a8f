namespace Tandem.Core.Tests.Ivr;

using System.Text;
using Tandem.Core.Ivr;
using Tandem.Core.Ivr.Documents;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Walking;

/// <summary>Expressions are small, and nothing long or foreign can be in them.</summary>
public sealed class ExpressionTests
{
    [Theory]
    [InlineData("key == '1' && waiting('a') < 5")]
    [InlineData("if(a > 1, 'x', 'y')")]
    [InlineData("caller in ('1', '2')")]
    [InlineData("not isOpen('o') or [queue.result] == 'full'")]
    public void A_good_one_is_read(string text) => Assert.NotNull(FlowExpression.Read(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("99999999!")]
    [InlineData("2 ** 999999")]
    [InlineData("1 << 60")]
    [InlineData("caller like '%a%a%a%a%a%b'")]
    [InlineData("system('rm')")]
    [InlineData("pow(9, 9)")]
    [InlineData("waiting()")]
    public void A_bad_one_is_refused_with_a_reason(string text)
    {
        Assert.Null(FlowExpression.Read(text, out FaultText fault));
        Assert.NotEmpty(fault.English);
        Assert.NotEmpty(fault.Chinese);
    }

    [Fact]
    public void Neither_length_nor_depth_is_without_end()
    {
        Assert.Null(FlowExpression.Read(new string('1', 501), out _));
        StringBuilder deep = new();
        for (int i = 0; i < 120; i++)
        {
            deep.Append("(1+");
        }
        Assert.Null(FlowExpression.Read(deep + "1" + new string(')', 120), out FaultText fault));
        Assert.Contains("deep", fault.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_takes_names_and_no_code()
    {
        Assert.Null(Template.Read("{{a b}}", out _));
        Assert.Null(Template.Read("{{a", out _));
        Assert.Null(Template.Read(new string('x', FlowLimits.TemplateLength + 1), out _));
        Assert.Equal("x {{ y", Template.Read("x { y", out _)!.Written.Replace("{", "{{", StringComparison.Ordinal));
    }
}

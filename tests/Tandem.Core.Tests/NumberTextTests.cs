namespace Tandem.Core.Tests;

using System.Text;
using Tandem.Core.Contract;

/// <summary>Numbers as people and machines write them.</summary>
public class NumberTextTests
{
    [Theory]
    [InlineData("%2B8613800001234;npdi;rn=+8610", "+8613800001234")]
    [InlineData("*67%23", "*67#")]
    [InlineData("%34001", "4001")]
    [InlineData("sales-team", "sales-team")]
    [InlineData("%E9%94%80%E5%94%AE", "销售")]
    public void The_user_part_of_a_uri_is_read(string user, string number) =>
        Assert.Equal(number, NumberText.OfUri(Encoding.UTF8.GetBytes(user)));

    [Theory]
    [InlineData(" 138-0000 1234 ", "13800001234")]
    [InlineData("(010) 8888.7777", "01088887777")]
    [InlineData("１３８００００１２３４", "13800001234")]
    [InlineData("\u202A+86 138\u200B00001234\u202C", "+8613800001234")]
    [InlineData("tel:+86-138-0000-1234;ext=5", "+8613800001234")]
    [InlineData("*67#", "*67#")]
    [InlineData("nowhere", null)]
    [InlineData("12+34", null)]
    [InlineData("", null)]
    public void What_people_write_is_a_number_or_none(string text, string? number) =>
        Assert.Equal(number, NumberText.Dialable(NumberText.Of(text)));

    [Theory]
    [InlineData("+8613800001234", "+8613800001234")]
    [InlineData("*67#", "*67%23")]
    [InlineData("a b@c", "a%20b%40c")]
    public void What_may_not_stand_in_a_uri_is_escaped(string number, string user) => Assert.Equal(user, NumberText.Escaped(number));
}

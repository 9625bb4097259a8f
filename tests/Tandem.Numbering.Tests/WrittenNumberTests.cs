namespace Tandem.Numbering.Tests;

/// <summary>Numbers as people and machines write them.</summary>
public class WrittenNumberTests
{
    [Theory]
    [InlineData("%2B8613800001234;npdi;rn=+8610", "+8613800001234", "")]
    [InlineData("*67%23", "*67#", "")]
    [InlineData("%34001", "4001", "")]
    [InlineData("sales-team", "sales-team", "")]
    [InlineData("%E9%94%80%E5%94%AE", "销售", "")]
    [InlineData("13800001234;phone-context=+86", "13800001234", "+86")]
    [InlineData("tel:88881234;isub=1;phone-context=%2B86-10;ext=5", "88881234", "+8610")]
    [InlineData("88881234;phone-context=example.com", "88881234", "")]
    [InlineData("TEL:+86-138-0000-1234;ext=5", "+86-138-0000-1234", "")]
    public void What_is_no_part_of_it_is_cut_off(string written, string text, string context) =>
        Assert.Equal(new WrittenNumber(text, context), WrittenNumber.Of(written));

    [Theory]
    [InlineData(" 138-0000 1234 ", "13800001234")]
    [InlineData("(010) 8888.7777", "01088887777")]
    [InlineData("（010）8888－7777", "01088887777")]
    [InlineData("１３８００００１２３４", "13800001234")]
    [InlineData("＋86 138 0000 1234", "+8613800001234")]
    [InlineData("٠١٠٨٨٨٨٧٧٧٧", "01088887777")]
    [InlineData("\u202A+86\u00A0138\u200B0000\u20111234\u202C", "+8613800001234")]
    [InlineData("13800001234\uFEFF", "13800001234")]
    [InlineData("[86]/138\u3000\u22120000·1234", "8613800001234")]
    [InlineData("*67#", "*67#")]
    [InlineData("*67#+8613800001234", "*67#+8613800001234")]
    public void Marks_between_digits_are_no_part_of_a_number(string written, string expected)
    {
        Assert.True(WrittenNumber.Of(written).TryDigits(out string digits, out _));
        Assert.Equal(expected, digits);
    }

    [Theory]
    [InlineData("nowhere", "nowhere is no number: n is no digit")]
    [InlineData("138O0001234", "138O0001234 is no number: O is no digit")]
    [InlineData("12+34", "12+34 is no number: + is no digit")]
    [InlineData("13800001234@carrier", "13800001234@carrier is no number: @ is no digit")]
    [InlineData("()", "() is no number: it has no digits")]
    [InlineData("+", "+ is no number: it has no digits")]
    [InlineData("", "the number is missing")]
    [InlineData("\u202C", "the number is missing")]
    public void What_is_no_number_says_why(string written, string expected)
    {
        Assert.False(WrittenNumber.Of(written).TryDigits(out _, out string why));
        Assert.Equal(expected, why);
    }

    [Theory]
    [InlineData("+8613800001234", "+8613800001234")]
    [InlineData("*67#", "*67%23")]
    [InlineData("a b@c", "a%20b%40c")]
    public void What_may_not_stand_in_a_uri_is_escaped(string number, string user) => Assert.Equal(user, WrittenNumber.Escaped(number));
}

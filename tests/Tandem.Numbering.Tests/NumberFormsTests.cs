namespace Tandem.Numbering.Tests;

/// <summary>One form inside, one that people of a country write.</summary>
public class NumberFormsTests
{
    private static readonly NumberRegion Beijing = new("CN", "010");

    [Theory]
    [InlineData("138 0013 8000", "+8613800138000", true)]
    [InlineData("0571-2620-0671", "+8657126200671", true)]
    [InlineData("0090 555 123 45", "+9055512345", true)]
    [InlineData("10086", "", false)]
    [InlineData("1001", "", false)]
    [InlineData("*98", "", false)]
    [InlineData("nobody", "", false)]
    public void A_mobile_or_a_landline_is_told_from_what_cannot_be_called_from_outside(string written, string inner, bool isOne)
    {
        Assert.Equal(isOne, NumberForms.TryReadPublic(written, NumberRegion.Default, out string read, out string why));
        Assert.Equal(isOne, why.Length == 0);
        Assert.Equal(isOne ? inner : read, read);
        Assert.Equal(isOne, NumberForms.IsPublic(read));
    }

    [Theory]
    [InlineData("138 0000 1234")]
    [InlineData("+86 138-0000-1234")]
    [InlineData("008613800001234")]
    [InlineData("8613800001234")]
    [InlineData("013800001234")]
    [InlineData("tel:138-0000-1234;phone-context=+86")]
    public void A_mobile_number_has_one_inner_form(string written) => Assert.Equal("+8613800001234", Inner(written, NumberRegion.Default));

    [Theory]
    [InlineData("(010) 8888 1234")]
    [InlineData("+86 (0)10 8888 1234")]
    [InlineData("00861088881234")]
    [InlineData("88881234")]
    [InlineData("8888-1234;phone-context=+8610")]
    public void A_line_of_an_area_has_one_inner_form(string written) => Assert.Equal("+861088881234", Inner(written, Beijing));

    [Theory]
    [InlineData("1001")]
    [InlineData("10086")]
    [InlineData("95588")]
    [InlineData("110")]
    [InlineData("9")]
    [InlineData("0")]
    [InlineData("*67#")]
    [InlineData("*67#13800001234")]
    [InlineData("90001234561001")]
    [InlineData("1791113800001234")]
    [InlineData("12345678901234567890")]
    public void What_is_in_no_plan_stays_as_it_is(string written) => Assert.Equal(written, Inner(written, Beijing));

    [Fact]
    public void Without_an_area_a_subscriber_stays_as_he_is() => Assert.Equal("88881234", Inner("8888 1234", NumberRegion.Default));

    [Theory]
    [InlineData("CN", "0012125551234", "+12125551234")]
    [InlineData("US", "(212) 555-1234", "+12125551234")]
    [InlineData("US", "011 86 138 0000 1234", "+8613800001234")]
    [InlineData("GB", "020 7946 0000", "+442079460000")]
    [InlineData("CN", "+90 0555 12345", "+90055512345")]
    [InlineData("CN", "+86 10086", "+8610086")]
    public void Every_country_dials_in_its_own_way(string country, string written, string inner) =>
        Assert.Equal(inner, Inner(written, new NumberRegion(country, "")));

    [Theory]
    [InlineData("+999123456", "no country has that code")]
    [InlineData("00999123456", "no country has that code")]
    [InlineData("+86", "length")]
    [InlineData("+861380000123456789", "more than 15 digits")]
    [InlineData("123456789012345678901234567890123", "more than 32 digits")]
    [InlineData("nowhere", "n is no digit")]
    [InlineData("", "missing")]
    public void What_is_no_number_says_why(string written, string why)
    {
        Assert.False(NumberForms.TryRead(WrittenNumber.Of(written), Beijing, out _, out string said));
        Assert.Contains(why, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+8613800001234", "CN", "13800001234")]
    [InlineData("+861088881234", "CN", "01088881234")]
    [InlineData("+8675582345678", "CN", "075582345678")]
    [InlineData("+864001234567", "CN", "4001234567")]
    [InlineData("+12125551234", "CN", "0012125551234")]
    [InlineData("+8613800001234", "US", "0118613800001234")]
    [InlineData("+12125551234", "US", "2125551234")]
    [InlineData("+8610086", "CN", "10086")]
    [InlineData("1001", "CN", "1001")]
    [InlineData("anonymous", "CN", "anonymous")]
    [InlineData("*67#", "CN", "*67#")]
    [InlineData("", "CN", "")]
    public void People_of_a_country_write_it_their_way(string inner, string country, string national) =>
        Assert.Equal(national, NumberForms.National(inner, new NumberRegion(country, "")));

    [Fact]
    public void What_people_write_is_read_again()
    {
        foreach (
            string inner in (string[])
                ["+8613800001234", "+861088881234", "+864001234567", "+12125551234", "+442079460000", "+8675582345678"]
        )
        {
            Assert.Equal(inner, Inner(NumberForms.National(inner, Beijing), Beijing));
            Assert.Equal(inner, Inner(inner, Beijing));
        }
    }

    [Theory]
    [InlineData("cn", "010", "")]
    [InlineData("CN", "", "")]
    [InlineData("China", "", "China is no country")]
    [InlineData("CN", "0-10", "0-10 is no area code")]
    public void A_region_is_checked(string country, string area, string why)
    {
        Assert.Equal(why.Length == 0, NumberRegion.TryMake(country, area, out NumberRegion region, out string said));
        Assert.StartsWith(why, said, StringComparison.Ordinal);
        Assert.Equal(country.ToUpperInvariant(), region.Country);
    }

    [Fact]
    public void Reading_costs_little()
    {
        WrittenNumber written = WrittenNumber.Of("13800001234");
        NumberForms.TryRead(written, Beijing, out _, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            NumberForms.TryRead(written, Beijing, out _, out _);
        }
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 2_000);
    }

    private static string Inner(string written, NumberRegion region)
    {
        Assert.True(NumberForms.TryRead(WrittenNumber.Of(written), region, out string inner, out string why), why);
        return inner;
    }
}

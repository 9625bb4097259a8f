namespace Tandem.Numbering.Tests;

/// <summary>Where numbers are from; and of how many that is known, range by range, as <c>docs/numbers.md</c> says.</summary>
public sealed class NumberOriginsTests
{
    private const int Numbers = 10_000;

    /// <summary>Of ten thousand numbers of a range, spread over it evenly: of how many in a hundred place and operator are known at least.</summary>
    public static TheoryData<string, int, int> Ranges =>
        new()
        {
            { "130", 98, 100 },
            { "131", 100, 100 },
            { "132", 100, 100 },
            { "133", 98, 100 },
            { "134", 97, 90 },
            { "135", 100, 100 },
            { "136", 100, 100 },
            { "137", 99, 100 },
            { "138", 99, 100 },
            { "139", 99, 100 },
            { "145", 69, 100 },
            { "147", 96, 100 },
            { "150", 100, 100 },
            { "151", 100, 100 },
            { "152", 100, 100 },
            { "153", 98, 100 },
            { "155", 100, 100 },
            { "156", 100, 100 },
            { "157", 86, 100 },
            { "158", 100, 100 },
            { "159", 100, 100 },
            { "166", 0, 100 },
            { "167", 0, 100 },
            { "170", 43, 100 },
            { "171", 0, 100 },
            { "172", 0, 100 },
            { "173", 100, 100 },
            { "175", 0, 100 },
            { "176", 41, 100 },
            { "177", 73, 100 },
            { "178", 37, 100 },
            { "180", 99, 100 },
            { "181", 99, 100 },
            { "182", 99, 100 },
            { "183", 99, 100 },
            { "184", 83, 100 },
            { "185", 91, 100 },
            { "186", 99, 100 },
            { "187", 99, 100 },
            { "188", 97, 100 },
            { "189", 100, 100 },
            { "190", 0, 100 },
            { "191", 0, 100 },
            { "192", 0, 100 },
            { "193", 0, 100 },
            { "195", 0, 100 },
            { "196", 0, 100 },
            { "197", 0, 100 },
            { "198", 0, 100 },
            { "199", 0, 100 },
        };

    [Theory]
    [InlineData("+8613800138000", "北京市", "北京市", "中国移动")]
    [InlineData("+861088887777", "北京市", "北京市", "")]
    [InlineData("+862188887777", "上海市", "上海市", "")]
    [InlineData("+8675588887777", "广东省", "深圳市", "")]
    [InlineData("+8619912345678", "", "", "中国电信")]
    [InlineData("+12125550123", "美国", "", "")]
    [InlineData("10086", "", "", "")]
    [InlineData("1001", "", "", "")]
    public void A_number_has_province_city_and_operator(string number, string province, string city, string carrier)
    {
        NumberOrigin origin = NumberOrigins.Of(number);
        Assert.Equal((province, city, carrier), (origin.Province, origin.City, origin.Operator));
    }

    [Fact]
    public void An_operators_own_table_counts_first_and_the_longest_prefix_in_it()
    {
        PlaceTable own = new();
        NumberOrigin here = new("浙江省", "杭州市", "中国电信");
        Assert.True(own.TryAdd("1991234", here));
        Assert.True(own.TryAdd("199", new NumberOrigin("", "", "中国电信")));
        Assert.True(own.TryAdd("0571", new NumberOrigin("浙江省", "杭州市", "")));
        Assert.True(own.TryAdd("+44", new NumberOrigin("英国", "", "")));
        Assert.False(own.TryAdd("1991234", here));
        Assert.False(own.TryAdd("", here));
        Assert.False(own.TryAdd("199x", here));

        Assert.Equal(here, own.Of("+8619912345678"));
        Assert.Equal("中国电信", own.Of("+8619912355678")!.Value.Operator);
        Assert.Equal("杭州市", own.Of("+8657188887777")!.Value.City);
        Assert.Equal("英国", own.Of("+442079460000")!.Value.Province);
        Assert.Null(own.Of("+8613800138000"));
        Assert.Equal(1.0 / (MobileRanges.China.Count * MobileRanges.Blocks), MobileRanges.Covered(own));
    }

    [Fact]
    public void Every_range_in_use_is_a_number_that_can_be_dialled() =>
        Assert.All(
            MobileRanges.China,
            range =>
            {
                Assert.True(
                    NumberForms.TryRead(WrittenNumber.Of($"{range}12345678"), NumberRegion.Default, out string inner, out string why),
                    why
                );
                Assert.Equal($"+86{range}12345678", inner);
                Assert.Equal($"{range}12345678", NumberForms.National(inner, NumberRegion.Default));
                Assert.Equal(NumberPlace.Near, NumberForms.PlaceOf(inner, NumberRegion.Default));
            }
        );

    [Fact]
    public void Cities_that_share_a_code_are_each_of_them()
    {
        NumberOrigin shared = new("四川省", "成都市、资阳市、眉山市", "");
        Assert.True(shared.IsSameCity(new("四川省", "眉山市", "")));
        Assert.False(shared.IsSameCity(new("四川省", "绵阳市", "")));
        Assert.False(new NumberOrigin("四川省", "", "").IsSameCity(new("四川省", "", "")));
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void As_much_is_known_as_the_page_says(string range, int places, int operators)
    {
        int place = 0;
        int carrier = 0;
        for (int i = 0; i < Numbers; i++)
        {
            NumberOrigin origin = NumberOrigins.Of($"+86{range}{i:0000}0000");
            place += origin.Province.Length > 0 ? 1 : 0;
            carrier += origin.Operator.Length > 0 ? 1 : 0;
        }
        Assert.True(place >= places * Numbers / 100 && carrier >= operators * Numbers / 100, $"{range}: {place}, {carrier} of {Numbers}");
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "numbers.md"));
        Assert.Contains($"| {range} | {places} % | {operators} % |", page, StringComparison.Ordinal);
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tandem.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}

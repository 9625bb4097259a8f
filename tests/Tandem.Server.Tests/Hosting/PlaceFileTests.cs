namespace Tandem.Server.Tests.Hosting;

using System.Text;
using Tandem.Numbering;
using Tandem.Server.Hosting;
using Tandem.Server.Options;

/// <summary>An operator's own file of where numbers are from: all of it counts, or it is said what is wrong.</summary>
public sealed class PlaceFileTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("号段,省,市,运营商\n1991234,浙江省,杭州市,中国电信\n0571,浙江省,杭州市,\n")]
    [InlineData("﻿1991234, 浙江省 ,杭州市,中国电信\r\n\"0571\",\"浙江省\",\"杭州市\",\"\"")]
    public void Lines_are_prefix_province_city_operator(string text)
    {
        File.WriteAllText(file, text);
        PlaceTable places = PlaceFile.Read(file);
        Assert.Equal(2, places.Count);
        Assert.Equal(new NumberOrigin("浙江省", "杭州市", "中国电信"), places.Of("+8619912345678"));
    }

    [Theory]
    [InlineData("1991234,浙江省,杭州市\n", "1")]
    [InlineData("1991234,a,b,c\n1991234,a,b,c\n", "2")]
    [InlineData("1991234,a,b,c\nx1,a,b,c\n", "2")]
    [InlineData("1991234,a,b,c\n,a,b,c\n", "2")]
    public void A_bad_line_is_named(string text, string line)
    {
        File.WriteAllText(file, text);
        OptionException wrong = Assert.Throws<OptionException>(() => PlaceFile.Read(file));
        Assert.Contains($"line {line}", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_a_field_without_end_and_no_file_are_refused()
    {
        File.WriteAllBytes(file, [.. Encoding.Latin1.GetBytes("1991234,\xE9\xE8,b,c\n")]);
        Assert.Throws<OptionException>(() => PlaceFile.Read(file));
        File.WriteAllText(file, $"1991234,{new string('x', 100_000)},b,c\n");
        Assert.Throws<OptionException>(() => PlaceFile.Read(file));
        Assert.Throws<OptionException>(() => PlaceFile.Read(file + "-none"));
    }
}

namespace Tandem.Http.Tests;

using System.Text;
using Tandem.Http.Reading;

public sealed class FieldsTests
{
    [Theory]
    [InlineData("""{"a":" x "}""", "x")]
    [InlineData("""{"a":"\tx\n"}""", "x")]
    [InlineData("""{"a":12}""", "12")]
    [InlineData("""{"a":true}""", "true")]
    [InlineData("""{"a":"x","a":"y"}""", "y")]
    [InlineData("""{"a":"  "}""", "")]
    [InlineData("""{"a":null}""", null)]
    [InlineData("""{"a":"😀😀😀😀😀😀😀😀😀😀"}""", "😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("[ ]", null)]
    public void Text_is_read_without_the_white_space_around_it(string body, string? expected)
    {
        Fields fields = Read(body);

        Assert.Equal(expected, fields.Text("a", 10));
        Assert.Null(fields.Problem);
    }

    [Theory]
    [InlineData("""{"a":"12345678901"}""", "a is too long: at most 10 characters")]
    [InlineData("""{"a":"😀😀😀😀😀😀😀😀😀😀😀"}""", "a is too long: at most 10 characters")]
    [InlineData("""{"a":"b\nc"}""", "a holds control characters")]
    [InlineData("""{"a":[]}""", "a must be a string")]
    [InlineData("""{"a":{}}""", "a must be a string")]
    [InlineData("""{"a":"\udc00"}""", "a is not valid Unicode")]
    public void Text_that_is_none_is_named(string body, string problem)
    {
        Fields fields = Read(body);
        fields.Text("a", 10);

        Assert.Equal(problem, fields.Problem);
    }

    [Fact]
    public void Text_of_several_lines_is_let_through_where_it_may_have_them() =>
        Assert.Equal("b\nc\td", Read("""{"a":"b\nc\td"}""").Text("a", 10, lines: true));

    [Theory]
    [InlineData("""{"a":" x "}""", " x ")]
    [InlineData("""{"a":12}""", "12")]
    [InlineData("""{"a":""}""", null)]
    [InlineData("""{"a":"  "}""", null)]
    [InlineData("{}", null)]
    public void Secrets_are_taken_as_they_are(string body, string? expected) => Assert.Equal(expected, Read(body).Secret("a", 10));

    [Theory]
    [InlineData("""{"a":7}""", 7)]
    [InlineData("""{"a":" 7 "}""", 7)]
    [InlineData("""{"a":"007"}""", 7)]
    [InlineData("""{"a":""}""", null)]
    [InlineData("""{"a":" "}""", null)]
    [InlineData("{}", null)]
    public void Whole_numbers_may_be_text(string body, int? expected)
    {
        Fields fields = Read(body);

        Assert.Equal(expected, fields.Whole("a", 0, 100));
        Assert.Null(fields.Problem);
    }

    [Theory]
    [InlineData("""{"a":7.5}""", "a must be a whole number")]
    [InlineData("""{"a":"seven"}""", "a must be a whole number")]
    [InlineData("""{"a":true}""", "a must be a whole number")]
    [InlineData("""{"a":[]}""", "a must be a whole number")]
    [InlineData("""{"a":1e3}""", "a must be a whole number")]
    [InlineData("""{"a":101}""", "a must be between 0 and 100")]
    [InlineData("""{"a":-1}""", "a must be between 0 and 100")]
    public void What_is_no_whole_number_is_named(string body, string problem)
    {
        Fields fields = Read(body);

        Assert.Null(fields.Whole("a", 0, 100));
        Assert.Equal(problem, fields.Problem);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("true", true)]
    [InlineData("\" TRUE \"", true)]
    [InlineData("\"yes\"", true)]
    [InlineData("\"on\"", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("\"no\"", false)]
    [InlineData("\"Off\"", false)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void Truth_has_many_words(string value, bool? expected)
    {
        Fields fields = Read($$"""{"a":{{value}}}""");

        Assert.Equal(expected, fields.Truth("a"));
        Assert.Null(fields.Problem);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("\"maybe\"")]
    [InlineData("[]")]
    public void What_is_neither_true_nor_false_is_named(string value)
    {
        Fields fields = Read($$"""{"a":{{value}}}""");

        Assert.Null(fields.Truth("a"));
        Assert.Equal("a must be 0 or 1", fields.Problem);
    }

    [Theory]
    [InlineData("""{"a":{"b":" x "}}""", "x")]
    [InlineData("""{"a":"{\"b\":\"x\"}"}""", "x")]
    [InlineData("""{"a":[]}""", null)]
    [InlineData("""{"a":"[]"}""", null)]
    [InlineData("""{"a":""}""", null)]
    [InlineData("""{"a":" "}""", null)]
    [InlineData("{}", null)]
    public void Objects_may_be_text_and_phps_empty_array_is_one(string body, string? expected)
    {
        Fields fields = Read(body);

        Assert.Equal(expected, fields.Object("a").Text("b", 10));
        Assert.Null(fields.Problem);
    }

    [Theory]
    [InlineData("""{"a":[1]}""", "a must be an object")]
    [InlineData("""{"a":"x"}""", "a must be an object")]
    [InlineData("""{"a":{"b":[]}}""", "a.b must be a string")]
    [InlineData("""{"a":"{\"b\":[]}"}""", "a.b must be a string")]
    public void What_is_no_object_is_named(string body, string problem)
    {
        Fields fields = Read(body);
        fields.Object("a").Text("b", 10);

        Assert.Equal(problem, fields.Problem);
    }

    [Fact]
    public void The_first_problem_counts()
    {
        Fields fields = Read("""{"a":[],"b":[]}""");
        fields.Text("b", 1);
        fields.Text("a", 1);

        Assert.Equal("b must be a string", fields.Problem);
    }

    [Fact]
    public void Names_are_those_that_have_a_value() => Assert.Equal(["a", "c"], Read("""{"a":1,"b":null,"c":2,"a":3}""").Names);

    private static Fields Read(string body)
    {
        Fields? fields = BodyFields.Parse(Encoding.UTF8.GetBytes(body), "application/json", out string problem);
        Assert.Equal("", problem);
        return fields!;
    }
}

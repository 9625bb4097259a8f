namespace Tandem.Core.Tests.Ivr;

using Tandem.Core.Ivr.Comparing;

/// <summary>What is other in one document than in another, documents with faults among them.</summary>
public sealed class FlowDifferencesTests
{
    [Fact]
    public void The_same_document_in_another_order_of_fields_is_no_other()
    {
        FlowDifferences none = FlowDifferences.Between(
            """{ "name": "a", "nodes": [{ "id": "x", "type": "start" }] }""",
            """{ "nodes": [{ "type": "start", "id": "x" }], "name": "a" }"""
        );
        Assert.Empty(none.Added);
        Assert.Empty(none.Removed);
        Assert.Empty(none.Changed);
    }

    [Fact]
    public void Nodes_are_told_by_their_ids_and_fields_by_their_places()
    {
        FlowDifferences found = FlowDifferences.Between(
            """{ "language": "zh", "nodes": [{ "id": "a", "prompts": ["x", "y"], "a/b": 1 }, { "id": "gone" }] }""",
            """{ "language": "en", "nodes": [{ "id": "new" }, { "id": "a", "prompts": ["x", "z", "q"], "a/b": 2 }] }"""
        );
        Assert.Equal(["new"], found.Added);
        Assert.Equal(["gone"], found.Removed);
        Assert.Equal(["", "a"], found.Changed.Select(node => node.Id));
        Assert.Equal([new ChangedField("/language", "\"zh\"", "\"en\"")], found.Changed[0].Fields);
        Assert.Equal(
            [
                new ChangedField("/prompts/1", "\"y\"", "\"z\""),
                new ChangedField("/prompts/2", null, "\"q\""),
                new ChangedField("/a~1b", "1", "2"),
            ],
            found.Changed[1].Fields
        );
    }

    [Theory]
    [InlineData("{}", """{ "nodes": 7 }""")]
    [InlineData("""{ "nodes": [1, "x", {}] }""", """{ "nodes": [{ "id": 5 }, { "id": "a" }, { "id": "a" }] }""")]
    [InlineData("[]", "{}")]
    public void What_is_no_flow_compares_as_well(string before, string after) =>
        Assert.NotNull(FlowDifferences.Between(before, after).Changed);

    [Fact]
    public void There_is_an_end_to_what_is_told_and_to_the_time_it_takes()
    {
        string Many(int value) => string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"v{i}\":{value}"));
        FlowDifferences found = FlowDifferences.Between($"{{{Many(1)}}}", $"{{{Many(2)}}}");
        Assert.True(found.IsCut);
        Assert.Equal(FlowDifferences.MostFields, found.Changed.Sum(node => node.Fields.Count));
    }
}

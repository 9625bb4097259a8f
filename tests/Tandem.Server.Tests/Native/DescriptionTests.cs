namespace Tandem.Server.Tests.Native;

using System.Text.Json;
using Tandem.Server.Tests.Rig;

/// <summary>What <c>/v1/openapi.json</c> says, which programs are made from.</summary>
public sealed class DescriptionTests(LiveServer server) : NativeTest(server)
{
    [Fact]
    public async Task Every_operation_has_a_name_of_its_own()
    {
        List<string> names = [];
        foreach (JsonProperty path in (await DescriptionAsync()).GetProperty("paths").EnumerateObject())
        {
            names.AddRange(path.Value.EnumerateObject().Select(operation => operation.Value.GetProperty("operationId").GetString()!));
        }
        Assert.Equal(names.Distinct(StringComparer.Ordinal).Count(), names.Count);
    }

    [Theory]
    [InlineData("/v1/records", "application/json", "text/csv")]
    [InlineData("/v1/statistics/queues", "application/json", "text/csv")]
    [InlineData("/v1/events", "application/json", "text/event-stream")]
    [InlineData("/v1/live", "application/json", "text/event-stream")]
    public async Task Each_form_of_an_answer_is_described(string path, params string[] forms)
    {
        JsonElement description = await DescriptionAsync();
        JsonElement content = description
            .GetProperty("paths")
            .GetProperty(path)
            .GetProperty("get")
            .GetProperty("responses")
            .GetProperty("200")
            .GetProperty("content");
        Assert.Equal(forms, content.EnumerateObject().Select(form => form.Name).Order(StringComparer.Ordinal));
    }

    private async Task<JsonElement> DescriptionAsync() => (await Server.GetAsync("/v1/openapi.json", "")).Is(200).Json;
}

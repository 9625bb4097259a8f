namespace Tandem.Dialects.XSwitch.Tests;

using System.Text.Json;
using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>The OpenAPI document says what there is, and what it says there is.</summary>
public sealed class DescriptionTest : DialectTest
{
    [Fact]
    public async Task Every_operation_is_described_and_there()
    {
        Reply reply = await Host.GetAsync("/openapi/xswitch.json", null);

        Assert.Equal(200, reply.Status);
        Assert.StartsWith("3.1", reply.Json.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        int operations = 0;
        foreach (JsonProperty path in reply.Json.GetProperty("paths").EnumerateObject())
        {
            string there = path.Name.Replace("{realm}", "QUEUE_CC_PARAM", StringComparison.Ordinal).Replace('{', '9').Replace('}', '9');
            foreach (JsonProperty operation in path.Value.EnumerateObject())
            {
                operations++;
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                int status = (await Host.SendAsync(operation.Name.ToUpperInvariant(), there, null)).Status;
                Assert.True(status != 405, $"{operation.Name} {path.Name}");
            }
        }
        Assert.True(operations >= 54, $"{operations}");
    }

    [Fact]
    public async Task Fields_parameters_and_the_token_are_named()
    {
        JsonElement paths = (await Host.GetAsync("/openapi/xswitch.json", null)).Json.GetProperty("paths");

        JsonElement create = paths.GetProperty("/api/users").GetProperty("post");
        JsonElement schema = create.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Equal(["login"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.True(schema.GetProperty("properties").TryGetProperty("wrap_up_time", out _));
        Assert.True(create.GetProperty("security")[0].TryGetProperty("token", out _));
        JsonElement change = paths.GetProperty("/api/queues/{id}/extra_params/{param}").GetProperty("put");
        Assert.Equal(
            ["id", "param"],
            change.GetProperty("parameters").EnumerateArray().Select(each => each.GetProperty("name").GetString())
        );
        Assert.False(paths.GetProperty("/api/sessions").GetProperty("post").TryGetProperty("security", out _));
    }
}

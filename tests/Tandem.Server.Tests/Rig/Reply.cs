namespace Tandem.Server.Tests.Rig;

using System.Text.Json;

/// <summary>An answer, read whole.</summary>
public sealed record Reply(int Status, string Type, string Text, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The last part of a problem's type.</summary>
    public string Problem => Json.GetProperty("type").GetString()!.Split('/')[^1];

    public string Tag => Headers["ETag"];

    public static async Task<Reply> OfAsync(HttpResponseMessage answer)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IEnumerable<string>> header in answer.Headers.Concat(answer.Content.Headers))
        {
            headers[header.Key] = string.Join(", ", header.Value);
        }
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        string text = System.Text.Encoding.UTF8.GetString(bytes);
        return new Reply((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", text, bytes, headers);
    }

    /// <summary>A property, by its path.</summary>
    public string Value(params string[] path)
    {
        JsonElement value = Json;
        foreach (string name in path)
        {
            value = value.GetProperty(name);
        }
        return value.ToString();
    }

    public Reply Is(int status)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
        return this;
    }

    public Reply IsProblem(int status, string problem)
    {
        Is(status);
        Assert.Equal("application/problem+json", Type);
        Assert.Equal(problem, Problem);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        return this;
    }
}

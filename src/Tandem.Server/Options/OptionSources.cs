namespace Tandem.Server.Options;

using System.Collections;
using System.Text.Json;

/// <summary>
/// Collects what <c>serve</c> was told: flags, then environment, then file; the first of them that names an option wins. A name nobody knows is
/// an error with the nearest right one, since a server that swallows a misspelt option runs with a default nobody wanted.
/// </summary>
internal static class OptionSources
{
    private const string Prefix = "TANDEM_";

    /// <summary>Read by the scripts and by other parts of the program, not options of <c>serve</c>.</summary>
    private static readonly string[] OtherVariables =
    [
        "TANDEM_LANG",
        "TANDEM_CONFIG",
        "TANDEM_PROMPTS",
        "TANDEM_FAYE",
        "TANDEM_WEB",
        "TANDEM_SEED",
        "TANDEM_SEEDS",
        "TANDEM_FUZZ_SECONDS",
        "TANDEM_PROJECT_SECONDS",
    ];

    /// <summary>The options as given; those not named are as <see cref="ServeOptions"/> has them.</summary>
    /// <param name="flags">Per option's name, in order; without entry what was not given.</param>
    /// <param name="environment">All variables of the process.</param>
    /// <param name="file">The configuration file, or null for none.</param>
    public static ServeOptions Read(IReadOnlyDictionary<string, string[]> flags, IDictionary environment, string? file)
    {
        Dictionary<string, Given> given = [];
        if (file != null)
        {
            FromFile(file, given);
        }
        FromEnvironment(environment, given);
        ServeOptions options = new();
        Dictionary<string, string> asGiven = [];
        foreach (ServeOption option in ServeOptionTable.All)
        {
            Given? values = flags.TryGetValue(option.Name, out string[]? flag)
                ? new Given(option.Name, flag)
                : given.GetValueOrDefault(option.Name);
            if (values is { Values.Count: > 1 } && !option.Repeats)
            {
                throw new OptionException($"{values.Origin} is given more than once", $"{values.Origin} 重复给出");
            }
            if (values != null)
            {
                options = option.Read(options, values);
                asGiven.Add(option.Name, string.Join(' ', values.Values));
            }
        }
        return (options with { AsGiven = asGiven }).Checked();
    }

    private static void FromEnvironment(IDictionary environment, Dictionary<string, Given> given)
    {
        foreach (string name in environment.Keys.OfType<string>().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || OtherVariables.Contains(name))
            {
                continue;
            }
            ServeOption option =
                ServeOptionTable.All.FirstOrDefault(each => each.Variable == name)
                ?? throw Unknown("environment variable", "环境变量", name, ServeOptionTable.All.Select(each => each.Variable));
            string text = environment[name] as string ?? "";
            string[] values = option.Repeats
                ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : [text];
            if (text.Length > 0 && values.Length > 0)
            {
                given[option.Name] = new Given(name, values);
            }
        }
    }

    private static void FromFile(string file, Dictionary<string, Given> given)
    {
        using JsonDocument document = Parse(file);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new OptionException(
                $"{file} is no configuration: it has to be a JSON object such as {{ \"sip\": [\"0.0.0.0:5060\"] }}",
                $"{file} 不是配置文件：应为 JSON 对象，例如 {{ \"sip\": [\"0.0.0.0:5060\"] }}"
            );
        }
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            string key = property.Name.Replace('_', '-');
            ServeOption option =
                ServeOptionTable.All.FirstOrDefault(each => each.Key == key)
                ?? throw Unknown($"key in {file}:", $"{file} 中的键", property.Name, ServeOptionTable.All.Select(each => each.Key));
            string origin = $"\"{property.Name}\" in {file}";
            given[option.Name] = new Given(origin, Values(property.Value, option, origin));
        }
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            JsonDocumentOptions lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            return JsonDocument.Parse(File.ReadAllBytes(file), lenient);
        }
        catch (JsonException e)
        {
            throw new OptionException($"{file} is not JSON: {e.Message}", $"{file} 不是合法的 JSON：{e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OptionException(
                $"the configuration file {file} cannot be read: {e.Message}",
                $"无法读取配置文件 {file}：{e.Message}"
            );
        }
    }

    private static string[] Values(JsonElement element, ServeOption option, string origin)
    {
        string[] values = element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Number => [element.GetRawText()],
            JsonValueKind.True => ["true"],
            JsonValueKind.False => ["false"],
            JsonValueKind.Array when option.Repeats && element.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String) =>
            [
                .. element.EnumerateArray().Select(each => each.GetString()!),
            ],
            _ => [],
        };
        return values.Length > 0
            ? values
            : throw new OptionException(
                $"{origin} has to be {(option.Repeats ? "a text or a list of texts" : "one text or number")}: {option.Form}",
                $"{origin} 应为{(option.Repeats ? "字符串或字符串列表" : "一个字符串或数字")}：{option.Form}"
            );
    }

    private static OptionException Unknown(string english, string chinese, string name, IEnumerable<string> known)
    {
        string? nearest = Spelling.Nearest(name, known);
        return new OptionException(
            $"unknown {english} {name}" + (nearest == null ? "; ./run serve --help lists all options" : $"; did you mean {nearest}?"),
            $"未知的{chinese} {name}" + (nearest == null ? "；./run serve --help 列出全部选项" : $"；是否想写 {nearest}？")
        );
    }
}

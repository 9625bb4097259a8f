namespace Tandem.Store.Files;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Store.Contract;

/// <summary>
/// What integrations and phones need to get in: addresses, and secrets in groups whose names and contents are whoever's who asks for them. Written
/// once with fresh secrets, readable by the owner alone.
/// </summary>
public sealed class Credentials
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject secrets;

    private Credentials(string http, string sip, string domain, JsonObject secrets)
    {
        Http = http;
        Sip = sip;
        Domain = domain;
        this.secrets = secrets;
    }

    public string Http { get; }

    public string Sip { get; }

    public string Domain { get; }

    /// <summary>A secret by its group's name and its own.</summary>
    public string this[string group, string name] => secrets[group]![name]!.GetValue<string>();

    /// <summary>
    /// Reads the file, or makes it; the addresses are brought up to date either way. A group that an older program did not know is added; one that
    /// lacks a secret is refused, for somebody has edited it.
    /// </summary>
    /// <param name="wanted">The groups in the order in which the file has them.</param>
    public static Credentials Keep(string file, string http, string sip, string domain, IReadOnlyList<SecretGroup> wanted)
    {
        JsonObject found = File.Exists(file) ? Read(file) : [];
        JsonObject secrets = [];
        foreach (SecretGroup group in wanted)
        {
            secrets[group.Name] = found.ContainsKey(group.Name) ? Checked(file, group, found[group.Name]) : group.Fresh();
        }
        Credentials current = new(http, sip, domain, secrets);
        OwnerOnly.Write(file, current.ToText());
        return current;
    }

    public string ToText()
    {
        JsonObject all = new()
        {
            ["http"] = Http,
            ["sip"] = Sip,
            ["domain"] = Domain,
        };
        foreach ((string group, JsonNode? values) in secrets)
        {
            all[group] = values!.DeepClone();
        }
        return all.ToJsonString(Format) + "\n";
    }

    private static JsonObject Read(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) as JsonObject
                ?? throw new StoreException(
                    $"{file} holds no credentials: put them back, or remove the file to have new ones made",
                    $"{file} 中没有凭据：请放回，或删除该文件以重新生成"
                );
        }
        catch (JsonException e)
        {
            throw new StoreException(
                $"{file} is not valid JSON ({e.Message}): mend it, or remove it to have new credentials made",
                $"{file} 不是有效的 JSON（{e.Message}）：请修正，或删除该文件以重新生成凭据"
            );
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw FileTrouble.Explain(new Named($"the file {file}", $"文件 {file}"), e, Named.AnotherFolder);
        }
    }

    private static JsonObject Checked(string file, SecretGroup group, JsonNode? found)
    {
        JsonObject kept = [];
        foreach (SecretName each in group.Names)
        {
            kept[each.Name] =
                found is JsonObject values && values[each.Name] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0
                    ? text
                    : throw new StoreException(
                        $"{file} misses {group.Name}.{each.Name}: put it back, or remove all of {group.Name} to have it made anew",
                        $"{file} 缺少 {group.Name}.{each.Name}：请放回，或删除整个 {group.Name} 以重新生成"
                    );
        }
        return kept;
    }
}

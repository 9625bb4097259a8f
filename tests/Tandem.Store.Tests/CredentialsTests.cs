namespace Tandem.Store.Tests;

using System.Text.Json;
using Tandem.Store.Contract;
using Tandem.Store.Files;

public sealed class CredentialsTests : IDisposable
{
    private static readonly SecretGroup Some = new("some", new SecretName("login", 0, "admin"), new SecretName("token", 40));
    private static readonly SecretGroup Other = new("other", new SecretName("key", 20));

    private readonly string root = StoreRig.NewFolder();

    private string File => Path.Combine(root, "credentials.json");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void They_are_made_once_and_their_addresses_kept_current()
    {
        Credentials first = Keep("", "", "tandem.local", Some, Other);
        Credentials second = Keep("http://127.0.0.1:8081", "127.0.0.1:5060", "example.net", Some, Other);
        Assert.Equal(("http://127.0.0.1:8081", "127.0.0.1:5060", "example.net"), (second.Http, second.Sip, second.Domain));
        Assert.Equal(("admin", first["some", "token"]), (second["some", "login"], second["some", "token"]));
        Assert.Equal((40, 20), (first["some", "token"].Length, first["other", "key"].Length));
        Assert.Equal(second.ToText(), System.IO.File.ReadAllText(File));
        System.IO.File.Delete(File);
        Assert.NotEqual(first["some", "token"], Keep("", "", "x", Some)["some", "token"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void The_file_has_addresses_first_and_then_each_group()
    {
        Keep("http://127.0.0.1:8081", "127.0.0.1:5060", "tandem.local", Some, Other);
        using JsonDocument json = JsonDocument.Parse(System.IO.File.ReadAllText(File));
        Assert.Equal("http sip domain some(login token) other(key)", Shape(json.RootElement));
    }

    [Fact]
    public void A_group_that_an_older_program_did_not_know_is_added_and_the_others_stay()
    {
        Credentials first = Keep("", "", "x", Some);
        Credentials second = Keep("", "", "x", Other, Some);
        Assert.Equal(first["some", "token"], second["some", "token"]);
        Assert.Equal(20, second["other", "key"].Length);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("", "not valid JSON")]
    [InlineData("null", "holds no credentials")]
    [InlineData("[]", "holds no credentials")]
    [InlineData("""{"some":{"login":"admin"}}""", "misses some.token")]
    [InlineData("""{"some":{"login":"admin","token":""}}""", "misses some.token")]
    [InlineData("""{"some":{"login":"admin","token":7}}""", "misses some.token")]
    [InlineData("""{"some":null}""", "misses some.login")]
    public void Broken_ones_are_refused_and_left_as_they_are(string text, string why)
    {
        System.IO.File.WriteAllText(File, text);
        Assert.Contains(why, Assert.Throws<StoreException>(() => Keep("", "", "x", Some)).Message, StringComparison.Ordinal);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    private Credentials Keep(string http, string sip, string domain, params SecretGroup[] groups) =>
        Credentials.Keep(File, http, sip, domain, groups);

    private static string Shape(JsonElement element) =>
        string.Join(
            ' ',
            element
                .EnumerateObject()
                .Select(each => each.Value.ValueKind == JsonValueKind.Object ? $"{each.Name}({Shape(each.Value)})" : each.Name)
        );
}

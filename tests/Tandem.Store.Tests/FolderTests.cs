namespace Tandem.Store.Tests;

using System.Text.Json;

public sealed class FolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string root = StoreRig.NewFolder();

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void All_of_it_is_the_owners_alone()
    {
        string path = Path.Combine(root, "new", "data");
        using DataFolder folder = DataFolder.Open(path);
        using (CentreStore store = new(folder, new Sink()))
        {
            store.AddTenant("default", "tandem.local");
            Credentials.Keep(folder.Credentials, "http://127.0.0.1:1", "127.0.0.1:2", "tandem.local");
            Assert.All(
                Directory.GetFiles(path, "*", SearchOption.AllDirectories),
                file => Assert.Equal((file, OwnerOnly), (file, File.GetUnixFileMode(file)))
            );
        }
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        Assert.Equal(32, folder.Key().Length);
    }

    [Fact]
    public void One_server_at_a_time()
    {
        using (DataFolder first = DataFolder.Open(root))
        {
            StoreException e = Assert.Throws<StoreException>(() => DataFolder.Open(root));
            Assert.Contains("in use by another Tandem", e.Message, StringComparison.Ordinal);
            Assert.Contains(root, e.Message, StringComparison.Ordinal);
        }
        DataFolder.Open(root).Dispose();
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused_with_what_to_do()
    {
        // Nobody can make files here, the superuser neither.
        StoreException e = Assert.Throws<StoreException>(() => DataFolder.Open("/sys/tandem"));
        Assert.Contains("/sys/tandem is not writable", e.Message, StringComparison.Ordinal);
        Assert.Contains("--data", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_its_place_is_refused()
    {
        string file = Path.Combine(root, "file");
        File.WriteAllText(file, "");
        StoreException e = Assert.Throws<StoreException>(() => DataFolder.Open(file));
        Assert.Contains("cannot be used", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abcd")]
    [InlineData("zz45678901234567890123456789012345678901234567890123456789012345")]
    public void A_broken_key_is_refused(string text)
    {
        using DataFolder folder = DataFolder.Open(root);
        File.WriteAllText(Path.Combine(root, "key"), text);
        Assert.Contains("not a key", Assert.Throws<StoreException>(folder.Key).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        using DataFolder folder = DataFolder.Open(root);
        File.WriteAllText(folder.Database, new string('x', 8_192));
        Assert.Contains(
            "tandem.db",
            Assert.Throws<StoreException>(() => new CentreStore(folder, new Sink())).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Credentials_are_made_once_and_their_addresses_kept_current()
    {
        string file = Path.Combine(root, "credentials.json");
        Credentials first = Credentials.Keep(file, "", "", "tandem.local");
        Credentials second = Credentials.Keep(file, "http://127.0.0.1:8081", "127.0.0.1:5060", "example.net");
        Assert.Equal(first with { Http = "http://127.0.0.1:8081", Sip = "127.0.0.1:5060", Domain = "example.net" }, second);
        Assert.Equal(second, Credentials.Keep(file, second.Http, second.Sip, second.Domain));
        Assert.NotEqual(first.Native, Credentials.Fresh("x").Native);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Credentials_have_the_documented_shape()
    {
        string file = Path.Combine(root, "credentials.json");
        Credentials.Keep(file, "http://127.0.0.1:8081", "127.0.0.1:5060", "tandem.local");
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal(
            "http sip domain xswitch(login password token) udesk(sid authToken appId) meiqia(accessToken) uccc(tenantId accessToken) native(apiKey)",
            Shape(json.RootElement)
        );
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("", "not valid JSON")]
    [InlineData("null", "misses")]
    [InlineData("""{"http":"","sip":"","domain":"x"}""", "misses")]
    public void Broken_credentials_are_refused_and_left_as_they_are(string text, string why)
    {
        string file = Path.Combine(root, "credentials.json");
        File.WriteAllText(file, text);
        Assert.Contains(why, Assert.Throws<StoreException>(() => Credentials.Keep(file, "", "", "x")).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(file));
    }

    private static string Shape(JsonElement element) =>
        string.Join(
            ' ',
            element
                .EnumerateObject()
                .Select(each => each.Value.ValueKind == JsonValueKind.Object ? $"{each.Name}({Shape(each.Value)})" : each.Name)
        );
}

namespace Tandem.Store.Tests;

using System.Text.Json;
using Tandem.Store.Contract;
using Tandem.Store.Files;

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
            Credentials.Keep(folder.Credentials, "http://127.0.0.1:1", "127.0.0.1:2", "tandem.local", []);
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
}

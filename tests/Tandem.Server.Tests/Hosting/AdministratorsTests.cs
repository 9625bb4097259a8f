namespace Tandem.Server.Tests.Hosting;

using Tandem.Core.Contract.Rows;
using Tandem.Server.Hosting;
using Tandem.Store.Files;

public sealed class AdministratorsTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("tandem-admin-").FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void HeIsThereSinceTheFolderIs()
    {
        using DataFolder folder = DataFolder.Open(path);
        byte[] key = folder.Key();
        Credentials credentials = CredentialShape.Keep(folder.Credentials, "", "", "a.test");
        ConfigurationRows none = new([], [], [], [], [], [], [], new IdCounters(1, 0, 0, 0, 0, 0));

        UserRow made = Assert.Single(Administrators.Ensure(none, credentials, key, folder.MadeMicros).Users);
        UserRow old = made with { CreatedMicros = 0, UpdatedMicros = 5 };
        UserRow kept = Assert.Single(Administrators.Ensure(none with { Users = [old] }, credentials, key, folder.MadeMicros).Users);

        DateTime created = DateTime.UnixEpoch.AddMicroseconds(made.CreatedMicros);
        Assert.InRange(created, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddSeconds(1));
        Assert.Equal(made.CreatedMicros, made.UpdatedMicros);
        Assert.Equal((made.CreatedMicros, 5L), (kept.CreatedMicros, kept.UpdatedMicros));
    }
}

namespace Tandem.Store.Tests.Contract;

using System.Security.Cryptography;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite;

public sealed class SqliteUnderTest : DatabaseUnderTest
{
    private readonly string folder = StoreRig.NewFolder();

    public SqliteUnderTest() =>
        Database = new SqliteDatabase(Path.Combine(folder, "tandem.db"), new SecretBox(RandomNumberGenerator.GetBytes(32)));

    public override IDatabase Database { get; }

    public override void Dispose() => Directory.Delete(folder, recursive: true);
}

public sealed class SqliteTransactionTests : TransactionContract<SqliteUnderTest>;

public sealed class SqliteTenantTests : TenantContract<SqliteUnderTest>;

public sealed class SqliteConfigurationTests : ConfigurationContract<SqliteUnderTest>;

public sealed class SqliteCampaignTests : CampaignContract<SqliteUnderTest>;

public sealed class SqliteRegistrationTests : RegistrationContract<SqliteUnderTest>;

public sealed class SqliteRecordTests : RecordContract<SqliteUnderTest>;

public sealed class SqliteCallTests : CallContract<SqliteUnderTest>;

public sealed class SqliteAccessTests : AccessContract<SqliteUnderTest>;

namespace Tandem.Store.Tests.Upgrade;

using Tandem.Core.Contract.Rows;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite.Sql;

/// <summary>
/// Data folders as older programs left them, kept as text: each was killed with a caller waiting. A sample is the database's SQL as <c>.dump</c> prints
/// it, with its version, and the key and credentials beside it.
/// </summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly string root = StoreRig.NewFolder();

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void All_that_was_configured_is_there()
    {
        using StoreRig rig = Open("version-3");
        Assert.Equal([new TenantRow(1, "default", "tandem.local"), new TenantRow(2, "acme", "acme.example")], rig.Store.Tenants());
        ConfigurationRows rows = rig.Store.Load(1);
        Assert.Equal([(2, "1001"), (3, "1002"), (4, "gone")], rows.Users.Select(user => (user.Id, user.Login)));
        UserRow user = rows.Users[0];
        Assert.Equal(
            ("王 \"小\" 明", "4711", "02188886666", true, "1001"),
            (user.Name, user.VoicemailPassword, user.CidNumber, user.AutoRecord, user.Extension)
        );
        Assert.StartsWith("pbkdf2-sha256$210000$", user.PasswordHash, StringComparison.Ordinal);
        Assert.Equal(["sec1001", "sec1002"], rows.Extensions.Take(2).Select(extension => extension.Secret));
        Assert.Equal(
            [("sales", "", 11), ("vip", "先到先得", 10)],
            rows.Queues.Select(each => (each.Name, each.Description, each.Parameters.Count))
        );
        Assert.Equal("30", rows.Queues[0].Parameters.Single(each => each.Key == "announce-frequency").Value);
        Assert.Equal([(1, 1, 2), (2, 1, 3)], rows.Tiers.Select(tier => (tier.Id, tier.QueueId, tier.UserId)));
        Assert.Equal("欢迎", Assert.Single(rows.Media!).Name);
        Assert.Equal(["Available", "Available"], rows.Sessions.Select(session => session.Status));
        Assert.Equal(
            (4, 3, 2, 2, 1_001),
            (rows.Counters.User, rows.Counters.Extension, rows.Counters.Queue, rows.Counters.Tier, rows.Counters.Media)
        );
        Assert.Empty(rig.Store.Load(2).Users);
        Assert.Equal(["1001", "1002"], rig.Store.Bindings(1).Select(binding => binding.Extension));
    }

    [Fact]
    public void Who_was_marked_as_administrator_has_that_role()
    {
        using StoreRig rig = Open("version-3", "UPDATE users SET body=json_set(body, '$.IsSuper', json('true')) WHERE id=3");
        IReadOnlyList<UserRow> users = rig.Store.Load(1).Users;
        Assert.Equal([UserRole.Agent, UserRole.Administrator, UserRole.Agent], users.Select(user => user.Role));
    }

    [Theory]
    [InlineData("wait-timeout-action", """{"action":"transfer","data":"1009"}""", "transfer:1009")]
    [InlineData("wait-timeout-action", """{"action":"transfer","data":1009}""", "transfer:1009")]
    [InlineData("overflow-capacity-action", """{"action":"hangup"}""", "hangup")]
    [InlineData("overflow-capacity-action", "whatever", "hangup")]
    [InlineData("announce-sound", "41", "1")]
    [InlineData("announce-sound", "204", "2")]
    [InlineData("announce-sound", "welcome.wav", "welcome.wav")]
    public void What_queues_do_with_callers_and_play_is_kept_in_our_own_words(string key, string before, string after)
    {
        string set =
            $"UPDATE queues SET body=json_set(body, '$.Parameters[0].Key', '{key}', '$.Parameters[0].Value', '{before}', '$.HoldSound', 'media:41', '$.Greeting', 'media:204')";
        using StoreRig rig = Open("version-3", set);

        QueueRow queue = rig.Store.Load(1).Queues[1];

        Assert.Equal((key, after), (queue.Parameters[0].Key, queue.Parameters[0].Value));
        Assert.Equal(("media:1", "media:2", "先到先得", 10), (queue.HoldSound, queue.Greeting, queue.Description, queue.Parameters.Count));
    }

    [Fact]
    public void All_records_are_there_and_the_caller_who_waited_has_one_that_ends()
    {
        using StoreRig rig = Open("version-3");
        Assert.Equal((1, 0), (rig.Store.RecoveredLegs, rig.Store.RecoveredRecordings));
        IReadOnlyList<LegRecord> records = rig.Store.Records.Read(new RecordQuery(1));
        Assert.Equal([0, 982, 982, 2_283, 2_283], records.Select(record => record.TalkMillis));
        Assert.Equal(
            ["system_failure", "local_hang_up", "remote_hang_up", "local_hang_up", "remote_hang_up"],
            records.Select(record => record.Cause)
        );
        Assert.Equal(1, rig.Store.Records.TenantOfRecording(records[1].Recording));
    }

    [Fact]
    public void It_goes_on_from_there()
    {
        using StoreRig rig = Open("version-3");
        rig.Store.Start();
        rig.Commit(new PutUser(Samples.User(5, "1005")), new RemoveUser(4));
        rig.Sink.Wait("committed 1 1");
        rig.Restart();
        Assert.Equal(["1001", "1002", "1005"], rig.Store.Load(1).Users.Select(user => user.Login));
    }

    [Fact]
    public void Its_credentials_are_the_same()
    {
        string file = Path.Combine(root, "credentials.json");
        string before = Sample("version-3.credentials.json");
        File.WriteAllText(file, before);
        SecretGroup[] groups =
        [
            new("xswitch", new SecretName("login", 0, "admin"), new SecretName("password", 20), new SecretName("token", 40)),
            new("udesk", new SecretName("sid", 32), new SecretName("authToken", 32), new SecretName("appId", 32)),
            new("meiqia", new SecretName("accessToken", 40)),
            new("uccc", new SecretName("tenantId", 20), new SecretName("accessToken", 40)),
            new("native", new SecretName("apiKey", 40)),
        ];
        Credentials.Keep(file, "http://127.0.0.1:47081", "127.0.0.1:47060", "tandem.local", groups);
        Assert.Equal(before, File.ReadAllText(file));
    }

    /// <param name="before">What else had been done to the database.</param>
    private StoreRig Open(string version, string before = "SELECT 1")
    {
        File.WriteAllText(Path.Combine(root, "key"), Sample(version + ".key"));
        using (SqliteLink link = SqliteLink.Open(Path.Combine(root, "tandem.db"), readOnly: false))
        {
            link.Run(Sample(version + ".sql"));
            link.Run(before);
        }
        return new StoreRig(root, start: false);
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Upgrade", name));
}

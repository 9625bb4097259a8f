namespace Tandem.Store.Tests.Backup;

using System.Formats.Tar;
using System.IO.Compression;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Media.Recording;
using Tandem.Store.Backup;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite;
using static Tandem.Store.Tests.Samples;

public sealed class BackupTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string root = StoreRig.NewFolder();

    private string Archive => Path.Combine(root, "backup.tar.gz");

    private string Target => Path.Combine(root, "restored");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Everything_comes_back_from_a_backup_that_was_made_while_the_store_wrote()
    {
        using StoreRig rig = new();
        Guid recording = Guid.CreateVersion7();
        RecordingTap tap = new(recording, 30);
        Credentials.Keep(rig.Folder.Credentials, "", "", "tandem.local", []);
        File.WriteAllText(Path.Combine(rig.Folder.Sounds, "hold.wav"), "not really");
        File.WriteAllText(Path.Combine(rig.Folder.Sounds, "half.wav.new"), "an upload under way");
        rig.Commit(new PutUser(User(2, "1001")), new PutExtension(Extension(102, "1001", "s3cret")));
        (Guid call, Guid leg) = rig.Log.Arrive();
        rig.Log.Say(call, leg, new RecordingStarted(recording));
        Assert.True(rig.Store.Open(tap));
        Wav.Put(tap, 100);
        rig.Sink.WaitFor(() => Wav.TryRead(rig, recording) is { Frames: 100 } wav ? wav : null);
        rig.Sink.WaitFor(() => rig.Events().Count >= 5 ? "" : null);

        BackupResult made = Write(rig, new BackupContents(Recordings: true));
        rig.Commit(new PutUser(User(3, "after")));
        BackupResult restored = Restore();
        Assert.Equal((made.Files, made.Bytes, 0), (restored.Files, restored.Bytes, made.Missing));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Archive));
        Assert.Equal(["backup.tar.gz", "restored"], Directory.GetFileSystemEntries(root).Select(Path.GetFileName).Order());

        using StoreRig other = new(Target, start: false);
        ConfigurationRows rows = other.Store.Load(StoreRig.Tenant);
        Assert.Equal(("1001", "s3cret"), (Assert.Single(rows.Users).Login, rows.Extensions[0].Secret));
        Assert.Equal((1, 1), (other.Store.RecoveredLegs, other.Store.RecoveredRecordings));
        // Who followed the old server's log learns that this is another history.
        EventPage page = other.Store.Events.Read(StoreRig.Tenant, rig.Store.Events.Newest(StoreRig.Tenant), EventFilter.All, 10);
        Assert.Equal("other_epoch", page.Gap?.Reason);
        Assert.Equal(100, Wav.TryRead(other, recording)!.Frames);
        Assert.Equal("not really", File.ReadAllText(Path.Combine(other.Folder.Sounds, "hold.wav")));
        Assert.False(File.Exists(Path.Combine(other.Folder.Sounds, "half.wav.new")));
        Assert.Equal(File.ReadAllText(rig.Folder.Credentials), File.ReadAllText(other.Folder.Credentials));
        Assert.All(
            Directory.GetFiles(Target, "*", SearchOption.AllDirectories),
            file => Assert.Equal((file, OwnerOnly), (file, File.GetUnixFileMode(file)))
        );
        tap.Complete();
    }

    [Fact]
    public void Recordings_and_sounds_stay_away_when_they_are_not_wanted()
    {
        using StoreRig rig = new();
        Recorded(rig);
        File.WriteAllText(Path.Combine(rig.Folder.Sounds, "hold.wav"), "not really");
        Write(rig, new BackupContents(Sounds: false));
        Assert.Equal(["backup.json", "tandem.db", "key", "SHA256SUMS"], Names());
    }

    [Fact]
    public void A_recording_without_a_file_is_counted()
    {
        using StoreRig rig = new();
        StartRecording(rig, Guid.CreateVersion7());
        rig.Stop();
        Assert.Equal(1, Write(rig, new BackupContents(Recordings: true)).Missing);
    }

    [Fact]
    public void A_backup_that_lacks_a_byte_or_has_another_is_refused_and_leaves_nothing()
    {
        using StoreRig rig = new();
        Write(rig, new BackupContents());
        byte[] whole = File.ReadAllBytes(Archive);
        foreach (int length in new[] { 0, 20, whole.Length / 2, whole.Length - 600 })
        {
            File.WriteAllBytes(Archive, whole[..length]);
            Refused("damaged");
        }
        for (int at = 40; at < whole.Length - 8; at += whole.Length / 7)
        {
            byte[] other = [.. whole];
            other[at] ^= 0x10;
            File.WriteAllBytes(Archive, other);
            // Where one run of zeros repeats another it does not matter which.
            if (!SameInside(whole, other))
            {
                Refused("damaged");
            }
        }
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("sounds/../../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("lock")]
    [InlineData("recordings/./x")]
    public void Nothing_is_written_but_where_it_belongs(string name)
    {
        using (FileStream file = File.Create(Archive))
        using (GZipStream packed = new(file, CompressionLevel.Fastest))
        using (TarWriter tar = new(packed, TarEntryFormat.Pax))
        {
            Put(tar, "backup.json", """{"format":1,"program":"x","made":"x","sounds":true,"recordings":true}""");
            Put(tar, name, "bad");
        }
        Refused("damaged");
    }

    [Fact]
    public void A_backup_of_a_newer_program_is_refused()
    {
        using (FileStream file = File.Create(Archive))
        using (GZipStream packed = new(file, CompressionLevel.Fastest))
        using (TarWriter tar = new(packed, TarEntryFormat.Pax))
        {
            Put(tar, "backup.json", """{"format":2,"program":"9.0","made":"x","sounds":true,"recordings":true}""");
        }
        Refused("use the newer program");
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_alone()
    {
        using StoreRig rig = new();
        Write(rig, new BackupContents());
        StoreException e = Assert.Throws<StoreException>(() => Restorer().Restore(Archive, rig.Folder.Path));
        Assert.Contains("holds something already", e.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Target);
        Restore();
        Assert.True(File.Exists(Path.Combine(Target, "tandem.db")));
    }

    [Fact]
    public void Without_its_key_a_backup_is_refused()
    {
        using StoreRig rig = new();
        rig.Commit(new PutExtension(Extension(102, "1001", "s3cret")));
        rig.Sink.Wait("committed");
        File.WriteAllText(Path.Combine(rig.Folder.Path, "key"), new string('0', 64));
        Write(rig, new BackupContents());
        Refused("another key");
    }

    private static void Recorded(StoreRig rig)
    {
        Guid recording = Guid.CreateVersion7();
        RecordingTap tap = new(recording, 30);
        StartRecording(rig, recording);
        Assert.True(rig.Store.Open(tap));
        Wav.Put(tap, 10);
        tap.Complete();
        rig.Stop();
    }

    private static void StartRecording(StoreRig rig, Guid recording)
    {
        (Guid call, Guid leg) = rig.Log.Arrive();
        rig.Log.Say(call, leg, new RecordingStarted(recording));
    }

    private static void Put(TarWriter tar, string name, string text) =>
        tar.WriteEntry(
            new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) }
        );

    private BackupResult Write(StoreRig rig, BackupContents contents) =>
        new BackupWriter(path => new SqliteDatabase(path), rig.Folder.Path, contents, "1.0").Write(Archive);

    private static BackupRestore Restorer() => new(folder => new SqliteDatabase(folder.Database, new SecretBox(folder.Key())));

    private BackupResult Restore() => Restorer().Restore(Archive, Target);

    private void Refused(string why)
    {
        StoreException e = Assert.Throws<StoreException>(Restore);
        Assert.Contains(why, e.Message, StringComparison.Ordinal);
        Assert.Equal(["backup.tar.gz"], Directory.GetFileSystemEntries(root).Select(Path.GetFileName));
    }

    private static bool SameInside(byte[] one, byte[] other)
    {
        try
        {
            return Unpacked(one).SequenceEqual(Unpacked(other));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static byte[] Unpacked(byte[] archive)
    {
        using GZipStream packed = new(new MemoryStream(archive), CompressionMode.Decompress);
        using MemoryStream to = new();
        packed.CopyTo(to);
        return to.ToArray();
    }

    private List<string> Names()
    {
        using FileStream file = File.OpenRead(Archive);
        using TarReader tar = new(new GZipStream(file, CompressionMode.Decompress));
        List<string> names = [];
        while (tar.GetNextEntry() is { } entry)
        {
            names.Add(entry.Name);
        }
        return names;
    }
}

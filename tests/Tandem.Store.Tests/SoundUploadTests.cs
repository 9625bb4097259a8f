namespace Tandem.Store.Tests;

using System.Buffers.Binary;
using System.IO.Pipelines;
using Tandem.Store.Files.Sounds;

public sealed class SoundUploadTests : IDisposable
{
    private const int Tenant = 1;
    private const int MuLaw = 7;
    private const long Megabyte = 1024 * 1024;

    private readonly string folder = Directory.CreateTempSubdirectory("tandem-sounds-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_sound_is_kept_with_its_length()
    {
        KeptSound kept = await SaveAsync(new SoundUploads(folder), Wav(MuLaw, 8_000 * 3));

        Assert.Equal((UploadRefusal.None, 3_000L, 44 + 24_000L), (kept.Refusal, kept.DurationMillis, kept.Bytes));
        Assert.Equal([Path.Combine(folder, kept.Path)], Files());
    }

    [Fact]
    public async Task What_is_no_sound_leaves_nothing_and_is_not_read_to_its_end()
    {
        SoundUploads uploads = new(folder);
        using MemoryStream endless = new(new byte[3 * Megabyte]);

        KeptSound refused = await SaveAsync(uploads, endless);

        Assert.Equal(UploadRefusal.NoSound, refused.Refusal);
        Assert.NotEmpty(refused.Problem);
        Assert.InRange(endless.Position, 1, 64 * 1024);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_is_too_long_is_not_read_to_its_end()
    {
        // µ-law of one hour: half of it is enough to know.
        using MemoryStream hour = new(Wav(MuLaw, 8_000 * 3_600));

        KeptSound refused = await SaveAsync(new SoundUploads(folder), hour);

        Assert.Equal((UploadRefusal.NoSound, "longer than half an hour"), (refused.Refusal, refused.Problem));
        Assert.InRange(hour.Position, 8_000 * 1_800, (8_000 * 1_800) + (128 * 1024));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_is_too_large_leaves_nothing()
    {
        KeptSound refused = await SaveAsync(new SoundUploads(folder), Wav(MuLaw, 100_000), limit: 100_000);

        Assert.Equal(UploadRefusal.TooLarge, refused.Refusal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_tenant_has_its_share_of_the_disk()
    {
        SoundUploads uploads = new(folder, new UploadLimits { BytesPerTenant = 100_000 });
        await SaveAsync(uploads, Wav(MuLaw, 60_000));

        KeptSound refused = await SaveAsync(uploads, Wav(MuLaw, 60_000));
        KeptSound others = await uploads.SaveAsync(
            Tenant + 1,
            new MemoryStream(Wav(MuLaw, 60_000)),
            Megabyte,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(UploadRefusal.NoRoom, refused.Refusal);
        Assert.Equal(UploadRefusal.None, others.Refusal);
        Assert.Equal(2, Files().Length);
    }

    [Fact]
    public async Task So_many_at_a_time_and_no_more()
    {
        SoundUploads uploads = new(folder, new UploadLimits { AtOnce = 3, AtOncePerTenant = 2 });
        List<(Pipe Pipe, Task<KeptSound> Saved)> running = [Begin(uploads, Tenant), Begin(uploads, Tenant), Begin(uploads, Tenant + 1)];

        Assert.Equal(UploadRefusal.TooMany, (await SaveAsync(uploads, Wav(MuLaw, 8_000))).Refusal);
        Assert.Equal(UploadRefusal.TooMany, (await Begin(uploads, Tenant + 2).Saved).Refusal);

        foreach ((Pipe pipe, Task<KeptSound> saved) in running)
        {
            await pipe.Writer.WriteAsync(Wav(MuLaw, 8_000), TestContext.Current.CancellationToken);
            await pipe.Writer.CompleteAsync();
            Assert.Equal(UploadRefusal.None, (await saved).Refusal);
        }
        Assert.Equal(UploadRefusal.None, (await SaveAsync(uploads, Wav(MuLaw, 8_000))).Refusal);
    }

    [Fact]
    public async Task Who_breaks_off_leaves_nothing_and_frees_his_place()
    {
        SoundUploads uploads = new(folder, new UploadLimits { AtOnce = 1 });
        (Pipe pipe, Task<KeptSound> saved) = Begin(uploads, Tenant);
        await pipe.Writer.WriteAsync(Wav(MuLaw, 200_000), TestContext.Current.CancellationToken);

        await pipe.Writer.CompleteAsync(new IOException("gone"));

        await Assert.ThrowsAsync<IOException>(() => saved);
        Assert.Empty(Files());
        Assert.Equal(UploadRefusal.None, (await SaveAsync(uploads, Wav(MuLaw, 8_000))).Refusal);
    }

    [Fact]
    public async Task What_a_dead_server_left_is_swept_and_all_else_stays()
    {
        SoundUploads uploads = new(folder);
        KeptSound kept = await SaveAsync(uploads, Wav(MuLaw, 8_000));
        KeptSound unnamed = await SaveAsync(uploads, Wav(MuLaw, 8_000));
        string own = Path.Combine(folder, "media", "1");
        File.WriteAllText(Path.Combine(own, $"{Guid.NewGuid():N}.wav.new"), "half");
        File.WriteAllText(Path.Combine(own, "operators.wav"), "his own");

        uploads.Sweep(Tenant, [kept.Path]);
        uploads.Sweep(Tenant + 1, []);

        Assert.Equal([Path.Combine(own, "operators.wav"), Path.Combine(folder, kept.Path)], Files().OrderDescending());
        Assert.NotEqual(kept.Path, unnamed.Path);
    }

    private static (Pipe Pipe, Task<KeptSound> Saved) Begin(SoundUploads uploads, int tenant)
    {
        Pipe pipe = new();
        return (pipe, uploads.SaveAsync(tenant, pipe.Reader.AsStream(), Megabyte, CancellationToken.None));
    }

    private static Task<KeptSound> SaveAsync(SoundUploads uploads, byte[] file, long limit = 100 * Megabyte) =>
        uploads.SaveAsync(Tenant, new MemoryStream(file), limit, TestContext.Current.CancellationToken);

    private static Task<KeptSound> SaveAsync(SoundUploads uploads, Stream file) =>
        uploads.SaveAsync(Tenant, file, 100 * Megabyte, TestContext.Current.CancellationToken);

    private string[] Files() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private static byte[] Wav(int format, int bytes)
    {
        byte[] file = new byte[44 + bytes];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 36 + bytes);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), (short)format);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), 8_000);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 8_000);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 8);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), bytes);
        return file;
    }
}

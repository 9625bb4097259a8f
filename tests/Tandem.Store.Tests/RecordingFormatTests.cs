namespace Tandem.Store.Tests;

using System.Buffers.Binary;
using System.Text;
using Tandem.Store.Files.Recordings;

/// <summary>Recordings in each format: whole while they grow and after a kill; deleted so that it can be told.</summary>
public sealed class RecordingFormatTests : IDisposable
{
    private static readonly byte[] Key = new byte[32];
    private readonly string folder = Directory.CreateTempSubdirectory("tandem-formats-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(RecordingFormat.Pcm, 1, 4, 44)]
    [InlineData(RecordingFormat.ALaw, 6, 2, 58)]
    [InlineData(RecordingFormat.MuLaw, 7, 2, 58)]
    public void A_file_says_what_it_is_and_is_mended_after_a_kill(RecordingFormat format, int tag, int frameBytes, int header)
    {
        string path = Path.Combine(folder, "a.wav");
        using (WavFile wav = new(path, format))
        {
            wav.Append(new short[2 * 8_000]);
            Assert.Equal(1_000, wav.Milliseconds);
        }
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(header + 8_000 * frameBytes, bytes.Length);
        Assert.Equal((tag, frameBytes), (BitConverter.ToInt16(bytes, 20), BitConverter.ToInt16(bytes, 32)));
        Assert.Equal("data", Encoding.ASCII.GetString(bytes, header - 8, 4));
        Assert.Equal(8_000 * frameBytes, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(header - 4)));
        Assert.Equal(bytes.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)));

        // Half a second and one byte more have come to the disk, the header not.
        File.WriteAllBytes(path, [.. bytes, .. new byte[4_000 * frameBytes + 1]]);
        Assert.Equal(1_500, WavFile.Repair(path));
        Assert.Equal(header + 12_000 * frameBytes, new FileInfo(path).Length);
        Assert.Equal(0, WavFile.Repair(Path.Combine(folder, "none.wav")));
    }

    [Fact]
    public void A_deleted_recording_leaves_a_note_that_nobody_else_can_write()
    {
        RecordingFiles files = new(folder);
        RecordingDeletions deletions = new(files, Key);
        Guid id = Guid.CreateVersion7();
        Assert.Null(deletions.Delete(id, "user:1", "asked"));
        Assert.Null(deletions.NoteOf(id));
        Directory.CreateDirectory(Path.GetDirectoryName(files.PathOf(id))!);
        File.WriteAllText(files.PathOf(id), "sound");

        DeletionNote note = deletions.Delete(id, "user:1", "asked")!;
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("sound"u8)), note.Sha256);
        Assert.False(File.Exists(files.PathOf(id)));
        Assert.Equal(note, deletions.NoteOf(id));
        Assert.Empty(files.All());

        string path = Path.ChangeExtension(files.PathOf(id), ".deleted");
        File.WriteAllText(path, File.ReadAllText(path).Replace("user:1", "user:2", StringComparison.Ordinal));
        Assert.Null(deletions.NoteOf(id));
        Assert.Null(new RecordingDeletions(files, [.. Key[1..], 9]).NoteOf(id));
    }
}

namespace Tandem.Store.Tests;

using Tandem.Media.Recording;
using Tandem.Store.Files.Recordings;

public sealed class RecordingTests
{
    [Fact]
    public void Who_reads_a_growing_recording_gets_as_much_as_he_was_told()
    {
        using StoreRig rig = new();
        Guid id = Guid.CreateVersion7();
        string path = rig.Store.Files.PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new byte[1_000]);
        using Stream view = rig.Store.Files.TryOpen(id)!;
        long told = view.Length;
        File.AppendAllText(path, new string('x', 5_000));
        using MemoryStream copy = new();
        view.CopyTo(copy);
        Assert.Equal((1_000, 1_000), (told, copy.Length));
        Assert.Equal(900, view.Seek(-100, SeekOrigin.End));
    }

    [Fact]
    public void A_recording_is_playable_while_it_grows_and_whole_at_the_end()
    {
        using StoreRig rig = new();
        RecordingTap tap = new(Guid.CreateVersion7(), 30);
        Assert.True(rig.Store.Open(tap));
        Wav.Put(tap, 50);
        Wav middle = rig.Sink.WaitFor(() => Wav.TryRead(rig, tap.Recording) is { Frames: > 0 } wav ? wav : null);
        Assert.Equal((1, -1), (middle[0, 0], middle[0, 1]));
        Wav.Put(tap, 25, first: 50);
        tap.Complete();
        rig.Sink.WaitFor(() => rig.Store.OpenRecordings == 0 ? rig : null);
        Wav end = Wav.TryRead(rig, tap.Recording)!;
        Assert.Equal(75, end.Frames);
        Assert.All(Enumerable.Range(0, 75), i => Assert.Equal((i + 1, -(i + 1)), (end[i, 0], end[i, 1])));
    }

    [Fact]
    public void Lost_frames_become_silence_of_the_same_length()
    {
        using StoreRig rig = new(start: false);
        RecordingTap tap = new(Guid.CreateVersion7(), 1);
        Wav.Put(tap, 60);
        Assert.Equal(10, tap.LostFrames);
        short[] scratch = new short[RecordingTap.FrameLength];
        // Room for one, so that a frame follows the gap; then some more are lost at the end.
        Assert.True(tap.TryTake(scratch, out _));
        Wav.Put(tap, 5, first: 60);
        tap.Complete();
        Assert.True(rig.Store.Open(tap));
        rig.Store.Start();
        rig.Sink.WaitFor(() => rig.Store.OpenRecordings == 0 ? rig : null);
        Wav wav = Wav.TryRead(rig, tap.Recording)!;
        // One was taken by hand.
        Assert.Equal(64, wav.Frames);
        Assert.Equal((50, 0, 0, 61, 0, 0), (wav[48, 0], wav[49, 0], wav[58, 0], wav[59, 0], wav[60, 0], wav[63, 0]));
    }

    [Fact]
    public void A_full_disk_ends_the_recording_and_no_other()
    {
        using StoreRig rig = new(start: false);
        RecordingTap bad = new(Guid.CreateVersion7(), 10);
        RecordingTap good = new(Guid.CreateVersion7(), 10);
        string path = rig.Store.Files.PathOf(bad.Recording);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Every write to it says that there is no space left.
        File.CreateSymbolicLink(path, "/dev/full");
        Wav.Put(bad, 10);
        Wav.Put(good, 10);
        good.Complete();
        Assert.True(rig.Store.Open(bad));
        Assert.True(rig.Store.Open(good));
        rig.Store.Start();
        Assert.Contains("No space left", rig.Sink.Wait($"recording failed {bad.Recording}"), StringComparison.Ordinal);
        rig.Sink.WaitFor(() => rig.Store.OpenRecordings == 0 ? rig : null);
        Assert.Equal((true, false), (bad.HasFailed, good.HasFailed));
        Assert.Equal(10, Wav.TryRead(rig, good.Recording)!.Frames);
    }

    [Fact]
    public void Past_the_limit_no_recording_is_taken()
    {
        using StoreRig rig = new(start: false);
        for (int i = 0; i < RecordingWriter.MaxOpen; i++)
        {
            Assert.True(rig.Store.Open(new RecordingTap(Guid.Empty, 0)));
        }
        Assert.False(rig.Store.Open(new RecordingTap(Guid.Empty, 0)));
        Assert.Equal(RecordingWriter.MaxOpen, rig.Store.OpenRecordings);
    }

    [Fact]
    public void What_is_in_the_ring_at_a_stop_is_written()
    {
        using StoreRig rig = new();
        RecordingTap tap = new(Guid.CreateVersion7(), 30);
        rig.Store.Open(tap);
        Wav.Put(tap, 200);
        rig.Stop();
        Assert.Equal(200, Wav.TryRead(rig, tap.Recording)!.Frames);
    }

    [Theory]
    [InlineData("0199a3c1-2f00-7abc-8def-0123456789ab", "2025/10/02/0199a3c12f007abc8def0123456789ab.wav")]
    [InlineData("00000000-0000-7000-8000-000000000000", "1970/01/01/00000000000070008000000000000000.wav")]
    [InlineData("ffffffff-ffff-7fff-8fff-ffffffffffff", "undated/ffffffffffff7fff8fffffffffffffff.wav")]
    [InlineData("0199a3c1-2f00-4abc-8def-0123456789ab", "undated/0199a3c12f004abc8def0123456789ab.wav")]
    public void A_recording_lies_under_the_day_of_its_id(string recording, string path) =>
        Assert.Equal("/r/" + path, new RecordingFiles("/r").PathOf(Guid.Parse(recording)));

    [Fact]
    public void What_is_not_there_is_not_opened()
    {
        using StoreRig rig = new();
        Assert.Null(rig.Store.Files.TryOpen(Guid.CreateVersion7()));
    }

    [Fact]
    public void Only_the_owner_may_read_it()
    {
        using StoreRig rig = new();
        RecordingTap tap = new(Guid.CreateVersion7(), 1);
        rig.Store.Open(tap);
        tap.Complete();
        rig.Stop();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(rig.Store.Files.PathOf(tap.Recording)));
    }
}

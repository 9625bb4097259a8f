namespace Tandem.Store.Tests;

using System.Text;
using Tandem.Store.Contract;
using Tandem.Store.FlightRecording;

/// <summary>Segments: sealed, bounded, read as far as they go.</summary>
public sealed class FlightRecorderTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("tandem-flight-").FullName, "recorder");
    private readonly List<string> failures = [];

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public void Lines_come_back_segment_by_segment_and_nothing_of_them_is_readable_on_disk()
    {
        using (FlightRecorder recorder = New())
        {
            recorder.Begin();
            Assert.True(recorder.Take(Text("secret one\nsecret two\n")));
            Assert.True(recorder.Take(Text("secret three\n")));
            recorder.Begin();
            Assert.True(recorder.Take(Text("secret four\n")));
        }
        string[] segments = SegmentFile.In(folder);
        Assert.Equal(2, segments.Length);
        Assert.Equal(["secret one", "secret two", "secret three"], Read(segments[0]));
        Assert.Equal(["secret four"], Read(segments[1]));
        Assert.All(
            segments,
            file => Assert.DoesNotContain("secret", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal)
        );
        Assert.All(
            [.. segments, RecorderKey.FileIn(folder)],
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );
        Assert.Empty(failures);
    }

    [Fact]
    public void Another_key_and_changed_bytes_are_told_and_what_was_cut_off_is_read_as_far_as_it_goes()
    {
        using (FlightRecorder recorder = New())
        {
            recorder.Begin();
            recorder.Take(Text("one\n"));
            recorder.Take(Text("two\n"));
        }
        string file = SegmentFile.In(folder).Single();
        byte[] whole = File.ReadAllBytes(file);
        Assert.Throws<StoreException>(() => SegmentFile.Lines(file, new byte[32]).ToArray());

        File.WriteAllBytes(file, whole[..^3]);
        Assert.Equal(["one"], Read(file));

        whole[^1] ^= 1;
        File.WriteAllBytes(file, whole);
        Assert.Throws<StoreException>(() => Read(file));

        File.WriteAllText(file, "something else");
        Assert.Throws<StoreException>(() => Read(file));
    }

    [Fact]
    public void A_full_segment_takes_no_more_until_the_next_begins_and_the_oldest_goes_for_it()
    {
        FlightRecorderLimits limits = new() { Bytes = 40_000 };
        for (int run = 0; run < 3; run++)
        {
            using FlightRecorder recorder = New(limits);
            for (int segment = 0; segment < 3; segment++)
            {
                recorder.Begin();
                int taken = 0;
                while (recorder.Take(Noise()))
                {
                    Assert.True(++taken < 100_000, "it never fills");
                }
            }
        }
        FileInfo[] left = [.. SegmentFile.In(folder).Select(file => new FileInfo(file))];
        Assert.InRange(left.Sum(file => file.Length), 20_000, 45_000);
        Assert.StartsWith("00000009", left[^1].Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_is_told_at_once()
    {
        string file = Path.Combine(Path.GetDirectoryName(folder)!, "file");
        File.WriteAllText(file, "");
        Assert.Throws<StoreException>(() => new FlightRecorder(Path.Combine(file, "below"), new FlightRecorderLimits(), (_, _) => { }));
    }

    private FlightRecorder New(FlightRecorderLimits? limits = null) =>
        new(folder, limits ?? new FlightRecorderLimits(), (where, failure) => failures.Add($"{where}: {failure.Message}"));

    // What cannot be packed, so that sizes are what they seem.
    private static byte[] Noise()
    {
        byte[] noise = new byte[1_000];
        Random.Shared.NextBytes(noise);
        return Text(Convert.ToBase64String(noise) + "\n");
    }

    private string[] Read(string file) =>
        [.. SegmentFile.Lines(file, RecorderKey.Read(RecorderKey.FileIn(folder))).Select(line => Encoding.UTF8.GetString(line.Span))];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}

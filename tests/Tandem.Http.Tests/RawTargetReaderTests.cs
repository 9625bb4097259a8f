namespace Tandem.Http.Tests;

using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Tandem.Http.Connections;

/// <summary>The bytes Kestrel is shown, however what came is cut into reads and however little of it is consumed at a time.</summary>
public sealed class RawTargetReaderTests
{
    public static TheoryData<string, string> Plain => RawTargetStreams.Plain;

    public static TheoryData<string> Doubtful => RawTargetStreams.Doubtful;

    [Theory]
    [MemberData(nameof(Plain))]
    public async Task Targets_are_escaped_and_nothing_else_is_touched(string sent, string seen)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(sent);
        for (int cut = 0; cut < bytes.Length; cut++)
        {
            Assert.Equal(seen, await SeenAsync([bytes[..cut], bytes[cut..]], byLine: cut % 2 == 0));
        }
        Assert.Equal(seen, await SeenAsync([.. bytes.Select(each => new[] { each })], byLine: true));
    }

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task What_could_be_read_in_two_ways_is_passed_on_untouched_to_the_end(string sent)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(sent);
        for (int cut = 0; cut < bytes.Length; cut += 3)
        {
            Assert.Equal(sent, await SeenAsync([bytes[..cut], bytes[cut..]], byLine: cut % 2 == 0));
        }
        Assert.Equal(sent, await SeenAsync([.. bytes.Select(each => new[] { each })], byLine: true));
    }

    [Fact]
    public async Task A_target_that_is_no_utf8_is_left_to_kestrel_and_the_next_is_escaped()
    {
        byte[] gbk = [.. "GET /"u8, 0xB2, 0xE2, .. " HTTP/1.1\r\nHost: x\r\n\r\n"u8];
        byte[] sent = [.. gbk, .. "GET /é HTTP/1.1\r\nHost: x\r\n\r\n"u8];
        byte[] seen = [.. gbk, .. "GET /%C3%A9 HTTP/1.1\r\nHost: x\r\n\r\n"u8];

        Assert.Equal(Encoding.Latin1.GetString(seen), await SeenAsync([sent], byLine: false, Encoding.Latin1));
    }

    [Fact]
    public async Task A_line_without_an_end_is_handed_on()
    {
        string endless = "GET /测" + new string('a', RequestFraming.MaxLine);

        Assert.Equal(endless, await SeenAsync([Encoding.UTF8.GetBytes(endless)], byLine: false));
    }

    [Fact]
    public async Task A_long_body_behind_a_raw_target_arrives_whole()
    {
        string head = "POST /{0} HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n";
        byte[] body = new byte[3_000_000];
        new Random(1).NextBytes(body);
        byte[] sent = [.. Encoding.UTF8.GetBytes(string.Format(null, head, "测")), .. body];
        byte[] seen = [.. Encoding.UTF8.GetBytes(string.Format(null, head, "%E6%B5%8B")), .. body];

        Assert.Equal(Encoding.Latin1.GetString(seen), await SeenAsync([.. sent.Chunk(50_000)], byLine: false, Encoding.Latin1));
    }

    /// <summary>Reads like Kestrel: one whole line, or all of them, and more when there is none.</summary>
    private static async Task<string> SeenAsync(IEnumerable<byte[]> reads, bool byLine, Encoding? encoding = null)
    {
        Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: 64));
        RawTargetReader reader = new(pipe.Reader);
        using MemoryStream seen = new();
        foreach (byte[] read in reads)
        {
            await pipe.Writer.WriteAsync(read);
            Drain(reader, seen, byLine);
        }
        await pipe.Writer.CompleteAsync();
        while (true)
        {
            ReadResult last = await reader.ReadAsync();
            seen.Write(last.Buffer.ToArray());
            reader.AdvanceTo(last.Buffer.End);
            if (last.IsCompleted)
            {
                await reader.CompleteAsync();
                return (encoding ?? Encoding.UTF8).GetString(seen.ToArray());
            }
        }
    }

    private static void Drain(PipeReader reader, MemoryStream seen, bool byLine)
    {
        while (reader.TryRead(out ReadResult result))
        {
            byte[] shown = result.Buffer.ToArray();
            int end = (byLine ? shown.AsSpan().IndexOf((byte)'\n') : shown.AsSpan().LastIndexOf((byte)'\n')) + 1;
            seen.Write(shown, 0, end);
            SequencePosition consumed = result.Buffer.GetPosition(end);
            reader.AdvanceTo(consumed, byLine && end > 0 ? consumed : result.Buffer.End);
        }
    }
}

namespace Tandem.Core.Tests.Events;

using System.Buffers;
using System.Text;
using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>Events as bytes: today's are read as written, and so is everything that was ever written.</summary>
public class EventCodecTests
{
    private static readonly string Kept = Path.Combine(AppContext.BaseDirectory, "Events", "kept.txt");

    [Fact]
    public void Every_kind_is_read_as_it_was_written()
    {
        foreach (Event sample in EventSamples.All())
        {
            List<Event> read = Read(Bytes(sample));
            Assert.Equal(Json(sample), Json(Assert.Single(read)));
        }
    }

    [Fact]
    public void Many_in_a_row_are_read_in_order()
    {
        ArrayBufferWriter<byte> buffer = new();
        foreach (Event sample in EventSamples.All())
        {
            EventCodec.Write(buffer, sample);
        }
        List<Event> read = Read(buffer.WrittenMemory);
        Assert.Equal(EventSamples.All().Select(Json), read.Select(Json));
    }

    /// <summary>
    /// A line per kind: name, bytes as they are in somebody's log, and what they have to be read as. A new kind adds its line, which this test
    /// prints; a line that is there is never changed.
    /// </summary>
    [Fact]
    public void What_was_written_before_is_read_for_ever()
    {
        Dictionary<string, string[]> kept = File.ReadLines(Kept).Select(line => line.Split('\t')).ToDictionary(parts => parts[0]);
        List<string> missing = [];
        foreach (EventKind kind in EventTable.All)
        {
            if (!kept.TryGetValue(kind.Name, out string[]? parts))
            {
                Event sample = EventSamples.Of(kind);
                missing.Add($"{kind.Name}\t{Convert.ToHexString(Bytes(sample).Span)}\t{Json(sample)}");
                continue;
            }
            AssertHolds(parts[2], Json(Assert.Single(Read(Convert.FromHexString(parts[1])))));
        }
        Assert.True(missing.Count == 0, $"add to {Path.GetFileName(Kept)}:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Kinds_of_a_newer_program_are_left_out_and_fields_it_added_are_skipped()
    {
        // [1, 9999, 1, 5, 6, 7, nil, nil, 0, "system", [1, 2]] and [2, 22, 1, 5, 6, 7, nil, nil, 0, "system", ["busy", 486, "x", "new"], "new"]
        byte[] newer =
        [
            .. Convert.FromHexString("9B01CD270F01050607C0C000A673797374656D920102"),
            .. Convert.FromHexString("9C021601050607C0C000A673797374656D94A462757379CD01E6A178A36E6577A36E6577"),
        ];
        Event ended = Assert.Single(Read(newer));
        Assert.Equal(new LegEnded("busy", 486, "x"), ended.Data);
    }

    [Fact]
    public void Fields_an_older_program_did_not_know_are_as_if_not_set()
    {
        Event ended = Assert.Single(Read(Convert.FromHexString("9B021601050607C0C000A673797374656D91A462757379")));
        LegEnded data = Assert.IsType<LegEnded>(ended.Data);
        Assert.Equal("busy", data.Cause);
        Assert.Equal(0, data.SipCode);
    }

    [Fact]
    public void Numbers_and_names_are_each_given_once()
    {
        Assert.Equal(EventTable.All.Count, EventTable.All.Select(kind => kind.Number).Distinct().Count());
        Assert.Equal(EventTable.All.OrderBy(kind => kind.Number), EventTable.All);
        Assert.All(EventTable.All, kind => Assert.Matches("^[a-z]+\\.[a-z_]+$", kind.Name));
    }

    // A field that was added since may be there too.
    private static void AssertHolds(string expected, string actual)
    {
        JsonElement now = JsonElement.Parse(actual);
        foreach (JsonProperty property in JsonElement.Parse(expected).EnumerateObject())
        {
            if (property.Name == "data")
            {
                foreach (JsonProperty field in property.Value.EnumerateObject())
                {
                    Assert.Equal(field.Value.GetRawText(), now.GetProperty("data").GetProperty(field.Name).GetRawText());
                }
                continue;
            }
            Assert.Equal(property.Value.GetRawText(), now.GetProperty(property.Name).GetRawText());
        }
    }

    private static ReadOnlyMemory<byte> Bytes(Event happened)
    {
        ArrayBufferWriter<byte> buffer = new();
        EventCodec.Write(buffer, happened);
        return buffer.WrittenMemory;
    }

    private static List<Event> Read(ReadOnlyMemory<byte> bytes)
    {
        List<Event> read = [];
        EventCodec.ReadAll(bytes, read);
        return read;
    }

    private static string Json(Event happened)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, EventJson.WriterOptions))
        {
            EventJson.Write(writer, happened);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

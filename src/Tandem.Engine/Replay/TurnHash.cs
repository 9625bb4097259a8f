namespace Tandem.Engine.Replay;

using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Engine.Outputs;
using Tandem.Foundation;
using Tandem.Sip.Flows;

/// <summary>
/// A number that stands for everything a turn left to be done: packets to the byte, orders to media workers and store with all events, replies. Two
/// turns that differ in anything that leaves the exchange differ in it.
/// </summary>
public sealed class TurnHash
{
    private readonly ArrayBufferWriter<byte> buffer = new(4_096);
    private readonly Utf8JsonWriter json;

    public TurnHash()
    {
        json = new Utf8JsonWriter(buffer);
    }

    /// <summary>What the number stands for, as text for people.</summary>
    public static string Text(EngineOutbox outbox)
    {
        TurnHash hash = new();
        hash.Of(outbox, default);
        return Encoding.UTF8.GetString(hash.buffer.WrittenSpan);
    }

    /// <summary>Of what is in the outbox beyond the mark.</summary>
    public ulong Of(EngineOutbox outbox, OutboxMark from)
    {
        buffer.ResetWrittenCount();
        for (int i = from.Sip; i < outbox.Sip.Outputs.Count; i++)
        {
            Add(outbox.Sip.Outputs[i]);
        }
        Add(outbox.Media, from.Media);
        Add(outbox.Store, from.Store);
        Add(outbox.LookUps, from.LookUps);
        Add(outbox.Asks, from.Asks);
        Add(outbox.Pages, from.Pages);
        for (int i = from.Replies; i < outbox.Replies.Count; i++)
        {
            Outcome outcome = outbox.Replies[i].Reply.Outcome;
            Add((outbox.Replies[i].Tenant, outbox.Replies[i].Reply.RequestId, outcome.Code, outcome.Detail).ToString());
            Add(outcome.Value);
        }
        for (int i = from.Tenants; i < outbox.Tenants.Count; i++)
        {
            Add((outbox.Tenants[i].Tenant, outbox.Tenants[i].Views is null).ToString());
        }
        for (int i = from.Failures; i < outbox.Failures.Count; i++)
        {
            Add(outbox.Failures[i].GetType().Name);
        }
        return Sum();
    }

    private ulong Sum()
    {
        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, sum);
        return BinaryPrimitives.ReadUInt64BigEndian(sum);
    }

    // The packets are most of it: by hand.
    private void Add(in SipOutput output)
    {
        Span<byte> head = buffer.GetSpan(64);
        head[0] = (byte)output.Kind;
        head[1] = (byte)output.Flow.Transport;
        int length = 2;
        length += Address(output.Flow.Local, head[length..]);
        length += Address(output.Flow.Remote, head[length..]);
        BinaryPrimitives.WriteInt64BigEndian(head[length..], output.Flow.Connection);
        BinaryPrimitives.WriteInt64BigEndian(head[(length + 8)..], output.Ticket);
        buffer.Advance(length + 16);
        Encoding.UTF8.GetBytes(output.Host, buffer);
        buffer.Write(output.Bytes.Span);
    }

    private static int Address(in NetAddress address, Span<byte> target)
    {
        int length = address.WriteBytes(target);
        BinaryPrimitives.WriteUInt16BigEndian(target[length..], address.Port);
        return length + 2;
    }

    private void Add<T>(List<T> items, int from)
    {
        for (int i = from; i < items.Count; i++)
        {
            Add(items[i]);
        }
    }

    private void Add<T>(T item)
    {
        json.Reset();
        JsonSerializer.Serialize(json, item, ReplayJson.Options);
        json.Flush();
    }
}

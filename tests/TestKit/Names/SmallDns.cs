namespace Tandem.TestKit.Names;

using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>A name server on a free loopback port that knows what it is told, and says of everything else that it is not there.</summary>
public sealed class SmallDns : IDisposable
{
    private const int A = 1;
    private const int Srv = 33;
    private const int Naptr = 35;
    private const int NotThere = 3;
    private const int HeaderBytes = 12;

    private readonly ConcurrentDictionary<(string Name, int Type), List<byte[]>> records = [];
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource end = new();
    private readonly Task serving;

    public SmallDns()
    {
        serving = Task.Run(ServeAsync);
    }

    public IPEndPoint Address => (IPEndPoint)socket.Client.LocalEndPoint!;

    /// <summary>Seconds that its answers are good for.</summary>
    public uint Seconds { get; set; } = 60;

    /// <summary>Every question it was asked, as <c>name type</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public void AddAddress(string name, string address) => Add(name, A, IPAddress.Parse(address).GetAddressBytes());

    public void AddService(string name, ushort priority, ushort weight, ushort port, string target) =>
        Add(name, Srv, [.. Number(priority), .. Number(weight), .. Number(port), .. Name(target)]);

    public void AddPointer(string name, ushort order, ushort preference, string service, string replacement) =>
        Add(name, Naptr, [.. Number(order), .. Number(preference), .. Text("s"), .. Text(service), .. Text(""), .. Name(replacement)]);

    public void Forget() => records.Clear();

    public void Dispose()
    {
        end.Cancel();
        serving.Wait();
        socket.Dispose();
        end.Dispose();
    }

    private void Add(string name, int type, byte[] data) => records.GetOrAdd((name, type), _ => []).Add(data);

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                UdpReceiveResult question = await socket.ReceiveAsync(end.Token);
                await socket.SendAsync(Answer(question.Buffer), question.RemoteEndPoint, end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private byte[] Answer(byte[] question)
    {
        List<string> labels = [];
        int at = HeaderBytes;
        while (question[at] != 0)
        {
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
            at += question[at] + 1;
        }
        string name = string.Join('.', labels);
        int type = BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(at + 1));
        int questionEnd = at + 5;
        Asked.Enqueue($"{name} {type}");
        List<byte[]> found = records.GetValueOrDefault((name, type)) ?? [];
        bool isKnown = records.Keys.Any(each => each.Name == name);
        using MemoryStream answer = new();
        answer.Write(question, 0, 2);
        answer.Write([0x85, (byte)(0x80 | (isKnown ? 0 : NotThere))]);
        answer.Write([0, 1, .. Number((ushort)found.Count), 0, 0, 0, 0]);
        answer.Write(question, HeaderBytes, questionEnd - HeaderBytes);
        foreach (byte[] data in found)
        {
            byte[] seconds = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(seconds, Seconds);
            answer.Write([0xC0, HeaderBytes, .. Number((ushort)type), 0, 1, .. seconds, .. Number((ushort)data.Length), .. data]);
        }
        return answer.ToArray();
    }

    private static byte[] Number(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Name(string name) =>
        name == "." ? [0] : [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];
}

namespace Tandem.Media.Sdp;

using System.Buffers.Text;
using System.Text;

/// <summary>Puts a description together in room that is given; takes more only when that is not enough.</summary>
internal ref struct SdpText(Span<byte> room)
{
    private Span<byte> buffer = room;
    private int length;

    public readonly ReadOnlySpan<byte> Bytes => buffer[..length];

    public void Add(scoped ReadOnlySpan<byte> text)
    {
        Ensure(text.Length);
        text.CopyTo(buffer[length..]);
        length += text.Length;
    }

    public void Add(string text)
    {
        Ensure(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += Encoding.UTF8.GetBytes(text, buffer[length..]);
    }

    public void Add(ulong number)
    {
        Ensure(20);
        Utf8Formatter.TryFormat(number, buffer[length..], out int written);
        length += written;
    }

    public void Add(int number) => Add((ulong)number);

    private void Ensure(int more)
    {
        if (length + more > buffer.Length)
        {
            Span<byte> larger = new byte[Math.Max(buffer.Length * 2, length + more)];
            buffer[..length].CopyTo(larger);
            buffer = larger;
        }
    }
}

namespace Tandem.Store.Backup;

using System.Security.Cryptography;

/// <summary>
/// A file as long as it was when it was opened, though it may grow or shrink meanwhile: an archive says the length before the bytes. What is gone is
/// read as zeros. Knows the hash of what was read.
/// </summary>
internal sealed class HashedFile : Stream
{
    private readonly FileStream file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long position;

    public HashedFile(string path)
    {
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Length = file.Length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException("read from beginning to end");
    }

    /// <summary>Of all that was read, in hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        Span<byte> part = buffer[..(int)Math.Min(buffer.Length, Length - position)];
        int read = file.Read(part);
        if (read == 0)
        {
            part.Clear();
            read = part.Length;
        }
        position += read;
        hash.AppendData(part[..read]);
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("read from beginning to end");

    public override void SetLength(long value) => throw new NotSupportedException("read only");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("read only");

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            hash.Dispose();
        }
        base.Dispose(disposing);
    }
}

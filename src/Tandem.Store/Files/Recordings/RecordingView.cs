namespace Tandem.Store.Files.Recordings;

/// <summary>A recording as long as it was when it was opened, though it may grow meanwhile: who reads it has been told a length.</summary>
public sealed class RecordingView : Stream
{
    private readonly FileStream file;

    internal RecordingView(FileStream file)
    {
        this.file = file;
        Length = file.Length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, (int)Math.Min(count, Left));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        file.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Left)], cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) =>
        file.Seek(origin == SeekOrigin.End ? Length + offset : offset, origin == SeekOrigin.End ? SeekOrigin.Begin : origin);

    public override void SetLength(long value) => throw new NotSupportedException("recordings are read only");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("recordings are read only");

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }
        base.Dispose(disposing);
    }

    private long Left => Math.Max(0, Length - file.Position);
}

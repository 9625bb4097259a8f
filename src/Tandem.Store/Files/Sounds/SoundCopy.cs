namespace Tandem.Store.Files.Sounds;

using System.Buffers;
using Tandem.Media.Playback;

/// <summary>Copies one upload to disk for as long as it may still be a sound that may be kept.</summary>
/// <param name="from">What comes; its failures are its sender's and are thrown.</param>
/// <param name="limit">Bytes it may have.</param>
/// <param name="room">Bytes the tenant has left.</param>
internal sealed class SoundCopy(Stream from, int headerBytes, long limit, long room)
{
    /// <summary>Makes the file, or leaves nothing; the path of what is returned is for the caller to fill in.</summary>
    public async Task<KeptSound> RunAsync(string file, CancellationToken cancel)
    {
        byte[] chunk = ArrayPool<byte>.Shared.Rent(headerBytes);
        try
        {
            int got = await from.ReadAtLeastAsync(chunk, headerBytes, throwOnEndOfStream: false, cancel);
            return WavHeader.TryRead(chunk.AsSpan(0, got), out WavHeader header, out string problem)
                ? await CopyAsync(file, header, chunk, got, cancel)
                : KeptSound.Refused(UploadRefusal.NoSound, problem);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private async Task<KeptSound> CopyAsync(string file, WavHeader header, byte[] chunk, int got, CancellationToken cancel)
    {
        await using SoundFile to = new(file);
        long total = 0;
        while (got > 0)
        {
            total += got;
            if (Refuse(header, total) is { } refused)
            {
                return refused;
            }
            if (await to.WriteAsync(chunk.AsMemory(0, got), cancel) is { } problem)
            {
                return KeptSound.Refused(UploadRefusal.Failed, problem);
            }
            got = await from.ReadAsync(chunk, cancel);
        }
        return await to.FinishAsync() is { } failure
            ? KeptSound.Refused(UploadRefusal.Failed, failure)
            : new KeptSound("", total, header.Milliseconds(header.DataBytes(total)), UploadRefusal.None, "");
    }

    private KeptSound? Refuse(in WavHeader header, long total)
    {
        if (total > limit)
        {
            return KeptSound.Refused(UploadRefusal.TooLarge, $"the file is too large: at most {limit} bytes");
        }
        if (total > room)
        {
            return KeptSound.Refused(UploadRefusal.NoRoom, "no room: delete sounds that are no longer needed");
        }
        return header.DataBytes(total) > header.MaxDataBytes ? KeptSound.Refused(UploadRefusal.NoSound, "longer than half an hour") : null;
    }
}

namespace Tandem.Store.Files.Sounds;

using Tandem.Media.Playback;

/// <summary>Uploaded sounds: each tenant's in a folder of its own below the sounds, under names we make.</summary>
public sealed class SoundUploads(DataFolder folder)
{
    /// <summary>The folder, below the sounds, that holds a folder per tenant.</summary>
    internal const string Below = "media";

    private const int ChunkBytes = 64 * 1024;
    private const int FrameMillis = 20;

    /// <summary>Keeps the stream if it is a WAV we can play; else nothing is left of it.</summary>
    public async Task<KeptSound> SaveAsync(int tenant, Stream content, long limit, CancellationToken cancel)
    {
        string path = $"{Below}/{tenant}/{Guid.NewGuid():N}.wav";
        string file = System.IO.Path.Combine(folder.Sounds, path);
        OwnerOnly.MakeFolder(System.IO.Path.GetDirectoryName(file)!);
        string fresh = file + ".new";
        try
        {
            long bytes = await CopyAsync(content, fresh, limit, cancel);
            if (bytes > limit)
            {
                return new KeptSound("", bytes, 0, $"the file is too large: at most {limit} bytes", true);
            }
            if (!Sound.TryFromWav(await File.ReadAllBytesAsync(fresh, cancel), out Sound? sound, out string reason))
            {
                return new KeptSound("", bytes, 0, reason);
            }
            File.Move(fresh, file);
            return new KeptSound(path, bytes, (long)sound.Frames * FrameMillis);
        }
        catch (IOException e)
        {
            return new KeptSound("", 0, 0, $"the file could not be kept: {e.Message}");
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    public void Delete(string path) => File.Delete(System.IO.Path.Combine(folder.Sounds, path));

    private static async Task<long> CopyAsync(Stream content, string file, long limit, CancellationToken cancel)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly.File,
        };
        await using FileStream to = new(file, options);
        byte[] chunk = new byte[ChunkBytes];
        long total = 0;
        while (total <= limit)
        {
            int read = await content.ReadAsync(chunk, cancel);
            if (read == 0)
            {
                break;
            }
            total += read;
            await to.WriteAsync(chunk.AsMemory(0, read), cancel);
        }
        return total;
    }
}

/// <param name="Path">Below the sounds; empty when it was not kept.</param>
/// <param name="Problem">Why it was not kept.</param>
public sealed record KeptSound(string Path, long Bytes, long DurationMillis, string Problem = "", bool IsTooLarge = false);

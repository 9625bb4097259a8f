namespace Tandem.Store;

using System.Diagnostics.CodeAnalysis;
using Tandem.Media.Playback;

/// <summary>Sound files of the data folder, by a path relative to it or absolute inside it. A path may not lead out of it.</summary>
internal sealed class SoundFiles(string folder)
{
    /// <summary>Bytes of a file: half an hour of 16 kHz stereo.</summary>
    private const long MaxBytes = 16_000L * 4 * 1_800;

    /// <summary>The sound of that path, if it may be the tenant's: uploaded ones belong to whoever uploaded them.</summary>
    public bool TryLoad(int tenant, string path, [NotNullWhen(true)] out Sound? sound, out string reason)
    {
        sound = null;
        try
        {
            // An absolute path replaces the folder, and is then held against it as any other.
            string full = Path.GetFullPath(Path.Combine(folder, path));
            if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                reason = $"{path} is not inside the sounds folder";
                return false;
            }
            string uploads = Path.Combine(folder, SoundUploads.Below) + Path.DirectorySeparatorChar;
            if (
                full.StartsWith(uploads, StringComparison.Ordinal)
                && !full.StartsWith($"{uploads}{tenant}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            )
            {
                reason = $"there is no sound {path}";
                return false;
            }
            FileInfo file = new(full);
            if (!file.Exists || file.Length > MaxBytes)
            {
                reason = file.Exists ? $"{path} is too big" : $"there is no sound {path}";
                return false;
            }
            return Sound.TryFromWav(File.ReadAllBytes(full), out sound, out reason);
        }
        catch (Exception e)
        {
            // Whoever asked waits for an answer, whatever went wrong.
            reason = e.Message;
            return false;
        }
    }
}

namespace Tandem.Store;

using System.Diagnostics.CodeAnalysis;
using Tandem.Media.Playback;

/// <summary>Sound files of the data folder. A path may not lead out of it.</summary>
internal sealed class SoundFiles(string folder)
{
    /// <summary>Bytes of a file: half an hour of 16 kHz stereo.</summary>
    private const long MaxBytes = 16_000L * 4 * 1_800;

    public bool TryLoad(string path, [NotNullWhen(true)] out Sound? sound, out string reason)
    {
        sound = null;
        string full = Path.GetFullPath(Path.Combine(folder, path.TrimStart('/')));
        if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            reason = $"{path} is not inside the sounds folder";
            return false;
        }
        try
        {
            FileInfo file = new(full);
            if (!file.Exists || file.Length > MaxBytes)
            {
                reason = file.Exists ? $"{path} is too big" : $"there is no sound {path}";
                return false;
            }
            return Sound.TryFromWav(File.ReadAllBytes(full), out sound, out reason);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = e.Message;
            return false;
        }
    }
}

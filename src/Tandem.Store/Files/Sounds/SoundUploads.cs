namespace Tandem.Store.Files.Sounds;

using System.Text.RegularExpressions;
using Tandem.Media.Playback;

/// <summary>
/// Uploaded sounds: each tenant's in a folder of its own below the sounds, under names we make. They go to disk as they come, and are judged
/// by their first bytes and their length, so that one takes no more memory than its <see cref="UploadLimits.HeaderBytes"/>.
/// </summary>
public sealed partial class SoundUploads
{
    /// <summary>The folder, below the sounds, that holds a folder per tenant.</summary>
    internal const string Below = "media";

    private readonly string root;
    private readonly UploadLimits limits;
    private readonly UploadSlots slots;

    /// <param name="sounds">The data folder's sounds.</param>
    public SoundUploads(string sounds, UploadLimits? limits = null)
    {
        root = sounds;
        this.limits = limits ?? new UploadLimits();
        slots = new UploadSlots(this.limits);
    }

    /// <summary>Keeps the stream if it is a WAV we can play; else nothing is left of it.</summary>
    /// <param name="limit">Bytes it may have.</param>
    public async Task<KeptSound> SaveAsync(int tenant, Stream content, long limit, CancellationToken cancel)
    {
        if (!slots.TryTake(tenant))
        {
            return KeptSound.Refused(UploadRefusal.TooMany, "too many uploads at once, try again later");
        }
        try
        {
            return await KeepAsync(tenant, content, limit, cancel);
        }
        finally
        {
            slots.Give(tenant);
        }
    }

    public void Delete(string path) => File.Delete(Path.Combine(root, path));

    /// <summary>Deletes what a server that died left behind: uploads that never ended, and sounds that no row names. Before the first upload.</summary>
    /// <param name="kept">The paths of the tenant's rows.</param>
    public void Sweep(int tenant, IEnumerable<string> kept)
    {
        DirectoryInfo folder = new(Path.Combine(root, FolderOf(tenant)));
        HashSet<string> known = [.. kept];
        foreach (FileInfo file in folder.Exists ? folder.EnumerateFiles() : [])
        {
            // What has another name than those we make is not ours.
            if (OwnName().IsMatch(file.Name) && !known.Contains($"{FolderOf(tenant)}/{file.Name}"))
            {
                file.Delete();
            }
        }
    }

    private async Task<KeptSound> KeepAsync(int tenant, Stream content, long limit, CancellationToken cancel)
    {
        string path = $"{FolderOf(tenant)}/{Guid.NewGuid():N}.wav";
        SoundCopy copy = new(content, limits.HeaderBytes, limit, limits.BytesPerTenant - BytesOf(tenant));
        KeptSound kept = await copy.RunAsync(Path.Combine(root, path), cancel);
        return kept.Refusal == UploadRefusal.None ? kept with { Path = path } : kept;
    }

    // Those under way count too.
    private long BytesOf(int tenant)
    {
        DirectoryInfo folder = new(Path.Combine(root, FolderOf(tenant)));
        return folder.Exists ? folder.EnumerateFiles().Sum(file => file.Length) : 0;
    }

    private static string FolderOf(int tenant) => $"{Below}/{tenant}";

    [GeneratedRegex(@"^[0-9a-f]{32}\.wav(\" + SoundFile.Unfinished + ")?$")]
    private static partial Regex OwnName();
}

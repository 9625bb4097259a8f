namespace Tandem.Store.Files.Spoken;

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Tandem.Media.Playback;
using Tandem.Speech.Contract;

/// <summary>
/// Spoken texts on the disk, as 8 kHz WAV files named by a hash of what they say. When they are too many bytes, those not used for longest go; when they
/// were used is the time of the file, so that a restart forgets nothing.
/// </summary>
public sealed partial class SpokenFiles : ISpokenFiles
{
    /// <summary>A use within this long of the last one is not written down.</summary>
    private static readonly TimeSpan SameUse = TimeSpan.FromMinutes(10);

    private readonly string folder;
    private readonly long limit;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<SpokenFile>> byKey = new(StringComparer.Ordinal);

    // The one used last at the end.
    private readonly LinkedList<SpokenFile> byUse = new();
    private long bytes;

    /// <param name="folder">Made when it is first needed.</param>
    /// <param name="limit">Bytes of all files.</param>
    /// <param name="clock">For when they were used.</param>
    public SpokenFiles(string folder, long limit, TimeProvider clock)
    {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
        Load();
    }

    public Sound? Find(string key)
    {
        if (!Use(key))
        {
            return null;
        }
        try
        {
            if (Sound.TryFromWav(File.ReadAllBytes(PathOf(key)), out Sound? sound, out _))
            {
                return sound;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody took it away: it is spoken again.
        }
        Forget(key);
        return null;
    }

    public bool Has(string key)
    {
        lock (gate)
        {
            return byKey.ContainsKey(key);
        }
    }

    public void Keep(string key, Sound sound)
    {
        try
        {
            OwnerOnly.MakeFolder(folder);
            string fresh = $"{PathOf(key)}.{Guid.NewGuid():N}{Unfinished}";
            long length = MonoWav.Write(fresh, sound);
            File.Move(fresh, PathOf(key), overwrite: true);
            Add(new SpokenFile(key, length, clock.GetUtcNow()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is spoken again the next time.
        }
    }

    private const string Unfinished = ".new";

    private void Load()
    {
        DirectoryInfo there = new(folder);
        foreach (
            FileInfo file in there.Exists ? there.EnumerateFiles().OrderBy(file => file.LastWriteTimeUtc) : Enumerable.Empty<FileInfo>()
        )
        {
            if (file.Name.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                file.Delete();
            }
            else if (OwnName().IsMatch(file.Name))
            {
                Add(new SpokenFile(Path.GetFileNameWithoutExtension(file.Name), file.Length, file.LastWriteTimeUtc));
            }
        }
    }

    private void Add(SpokenFile file)
    {
        lock (gate)
        {
            TryTake(file.Key, out _);
            byKey[file.Key] = byUse.AddLast(file);
            bytes += file.Bytes;
            while (bytes > limit && byUse.First is { } oldest)
            {
                TryTake(oldest.Value.Key, out _);
                Delete(oldest.Value.Key);
            }
        }
    }

    private bool Use(string key)
    {
        lock (gate)
        {
            if (!TryTake(key, out SpokenFile? file))
            {
                return false;
            }
            DateTimeOffset now = clock.GetUtcNow();
            bool isNew = now - file.Used > SameUse;
            byKey[key] = byUse.AddLast(isNew ? file with { Used = now } : file);
            bytes += file.Bytes;
            if (isNew)
            {
                Touch(key, now);
            }
            return true;
        }
    }

    private void Forget(string key)
    {
        lock (gate)
        {
            if (TryTake(key, out _))
            {
                Delete(key);
            }
        }
    }

    private bool TryTake(string key, [NotNullWhen(true)] out SpokenFile? file)
    {
        file = byKey.Remove(key, out LinkedListNode<SpokenFile>? node) ? node.Value : null;
        if (node is not null)
        {
            byUse.Remove(node);
            bytes -= node.Value.Bytes;
        }
        return file is not null;
    }

    private void Touch(string key, DateTimeOffset now)
    {
        try
        {
            File.SetLastWriteTimeUtc(PathOf(key), now.UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then it goes earlier than it should.
        }
    }

    private void Delete(string key)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is found again at the next start.
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".wav");

    [GeneratedRegex(@"^[0-9a-f]{64}\.wav$")]
    private static partial Regex OwnName();

    private sealed record SpokenFile(string Key, long Bytes, DateTimeOffset Used);
}

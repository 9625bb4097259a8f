namespace Tandem.Dialects.XSwitch.Tests.Host;

using Tandem.Access.Tenants;

/// <summary>Uploads in memory; what begins with RIFF is a sound.</summary>
internal sealed class MemorySounds : ISoundUploads
{
    /// <summary>What every upload is refused with.</summary>
    public SoundRefusal Refuses { get; set; }

    public Dictionary<string, byte[]> Kept { get; } = [];

    public async Task<StoredSound> SaveAsync(int tenant, Stream content, long limit, CancellationToken cancel)
    {
        if (Refuses != SoundRefusal.None)
        {
            return new StoredSound("", 0, 0, Refuses, "not now");
        }
        using MemoryStream copy = new();
        await content.CopyToAsync(copy, cancel);
        byte[] bytes = copy.ToArray();
        if (bytes.Length > limit)
        {
            return new StoredSound("", bytes.Length, 0, SoundRefusal.TooLarge, "too large");
        }
        if (!bytes.AsSpan().StartsWith("RIFF"u8))
        {
            return new StoredSound("", bytes.Length, 0, SoundRefusal.NoSound, "no WAV file");
        }
        string path = $"media/{tenant}/{Kept.Count + 1}.wav";
        Kept.Add(path, bytes);
        return new StoredSound(path, bytes.Length, 1_000);
    }

    public void Delete(string path) => Kept.Remove(path);
}

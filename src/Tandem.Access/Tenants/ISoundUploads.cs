namespace Tandem.Access.Tenants;

/// <summary>Where uploaded sounds are kept.</summary>
public interface ISoundUploads
{
    /// <summary>Keeps the stream as a sound of the tenant if it is one that can be played; else nothing is left of it.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="content">A WAV file.</param>
    /// <param name="limit">Bytes; one more and it is refused as too large.</param>
    /// <param name="cancel">Who uploads has gone away.</param>
    Task<StoredSound> SaveAsync(int tenant, Stream content, long limit, CancellationToken cancel);

    /// <summary>Deletes a sound that <see cref="SaveAsync"/> kept.</summary>
    void Delete(string path);
}

/// <summary>Why an upload was not kept.</summary>
public enum SoundRefusal
{
    None,

    /// <summary>Nothing that can be played.</summary>
    NoSound,

    /// <summary>It has more bytes than one may have, or than the tenant has left.</summary>
    TooLarge,

    /// <summary>As many are under way as may be at a time: later.</summary>
    TooMany,

    /// <summary>The disk would not take it.</summary>
    Failed,
}

/// <param name="Path">How it is played; empty when it was not kept.</param>
/// <param name="Problem">Why it was not kept, for a person.</param>
public sealed record StoredSound(
    string Path,
    long Bytes,
    long DurationMillis,
    SoundRefusal Refusal = SoundRefusal.None,
    string Problem = ""
);

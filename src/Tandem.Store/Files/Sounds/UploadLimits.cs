namespace Tandem.Store.Files.Sounds;

/// <summary>What uploading may take.</summary>
public sealed record UploadLimits
{
    /// <summary>Uploads at a time on this server; another is refused at once.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>Likewise of one tenant.</summary>
    public int AtOncePerTenant { get; init; } = 3;

    /// <summary>Bytes of all the sounds a tenant may keep.</summary>
    public long BytesPerTenant { get; init; } = 2L << 30;

    /// <summary>Bytes in which a file has to say what it is; also what one upload holds in memory.</summary>
    public int HeaderBytes { get; init; } = 64 * 1024;
}

namespace Tandem.Store.Files.Sounds;

/// <summary>Why an upload was not kept.</summary>
public enum UploadRefusal
{
    None,

    /// <summary>Nothing we can play.</summary>
    NoSound,

    /// <summary>More bytes than one may have.</summary>
    TooLarge,

    /// <summary>The tenant has as many bytes of sounds as it may.</summary>
    NoRoom,

    /// <summary>As many are under way as may be at a time.</summary>
    TooMany,

    /// <summary>The disk would not take it.</summary>
    Failed,
}

/// <summary>What became of an upload.</summary>
/// <param name="Path">Below the sounds; empty when it was not kept.</param>
/// <param name="Problem">Why it was not kept, for a person.</param>
public sealed record KeptSound(string Path, long Bytes, long DurationMillis, UploadRefusal Refusal, string Problem)
{
    internal static KeptSound Refused(UploadRefusal refusal, string problem) => new("", 0, 0, refusal, problem);
}

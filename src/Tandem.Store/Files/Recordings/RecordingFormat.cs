namespace Tandem.Store.Files.Recordings;

/// <summary>How the samples of a recording lie in its file.</summary>
public enum RecordingFormat
{
    /// <summary>16 bit linear: 115 MB an hour.</summary>
    Pcm,

    /// <summary>G.711 A-law, 8 bit: half of it, as the telephone network of most countries carries it.</summary>
    ALaw,

    /// <summary>G.711 µ-law, 8 bit: that of North America and Japan.</summary>
    MuLaw,
}

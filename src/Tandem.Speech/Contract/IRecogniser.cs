namespace Tandem.Speech.Contract;

/// <summary>Something that understands what callers say.</summary>
public interface IRecogniser
{
    /// <summary>False when there is none on this server: flows that want one are told so before they are published.</summary>
    public bool CanRecognise { get; }

    /// <summary>Never throws.</summary>
    /// <param name="wav">A WAV file, PCM 16 bit, mono, 8 kHz.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <param name="patience">How long it may take.</param>
    public Task<Understood> RecogniseAsync(ReadOnlyMemory<byte> wav, string language, TimeSpan patience);
}

/// <summary>What was understood.</summary>
/// <param name="Text">Empty when nothing was said.</param>
/// <param name="Confidence">How surely (0–1).</param>
/// <param name="Problem">Why nothing can be said about it; empty when all went well.</param>
public readonly record struct Understood(string Text, double Confidence, string Problem)
{
    /// <summary>The service did not answer in time.</summary>
    public bool IsLate { get; init; }

    public static Understood Failed(string problem, bool isLate = false) => new("", 0, problem) { IsLate = isLate };
}

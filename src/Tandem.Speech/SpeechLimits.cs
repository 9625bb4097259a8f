namespace Tandem.Speech;

/// <summary>What speaking and understanding may take.</summary>
public sealed record SpeechLimits
{
    /// <summary>Characters of one text.</summary>
    public const int TextLength = 4_000;

    /// <summary>Texts spoken at a time on this server.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>Texts that wait for their turn; another is refused at once.</summary>
    public int Waiting { get; init; } = 200;

    /// <summary>How long a caller's text may take, its wait included: he hears nothing until then.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long speaking one text may take: past the patience of a caller, so that the next one finds it done.</summary>
    public TimeSpan Speaking { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes of one spoken text as the synthesiser writes it: twelve minutes at 22 kHz.</summary>
    public int SpokenBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes of all texts kept on the disk; those not used for longest go first.</summary>
    public long KeptBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Recordings being recognised at a time on this server; another fails at once.</summary>
    public int RecognisedAtOnce { get; init; } = 200;

    /// <summary>Bytes of a recogniser's answer.</summary>
    public int AnswerBytes { get; init; } = 64 * 1024;

    /// <summary>Characters of what was understood; the rest is cut off.</summary>
    public int UnderstoodLength { get; init; } = 1_000;
}

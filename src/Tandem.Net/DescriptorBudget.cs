namespace Tandem.Net;

/// <summary>
/// Who may have how many of the files and sockets that the process may open, so that nobody takes what others cannot do without: HTTP, streams of
/// SIP, audio, and what the server needs for itself.
/// </summary>
/// <param name="Descriptors">All of them, as the system says at the start.</param>
/// <param name="HttpGiven">What HTTP is given instead of its share; 0 for its share. Half of all at most.</param>
public sealed record DescriptorBudget(long Descriptors, int HttpGiven = 0)
{
    /// <summary>The runtime, database, listeners, pipes, and connections on their way out.</summary>
    public const int Own = 256;

    /// <summary>HTTP takes one in so many.</summary>
    public const int HttpShare = 8;

    /// <summary>What HTTP has.</summary>
    public long Http => HttpGiven > 0 ? Math.Min(HttpGiven, Descriptors / 2) : Descriptors / HttpShare;

    private const int StreamShare = 4;
    private const int LeastStreams = 32;

    /// <summary>Of two pairs: four sockets, and the file of the call's recording.</summary>
    private const int PerTwoPairs = 5;

    /// <summary>How many there have to be for so many pairs.</summary>
    public static long For(int pairs) =>
        ((long)pairs * PerTwoPairs / 2 + Own) * HttpShare * StreamShare / (HttpShare * StreamShare - HttpShare - StreamShare);

    /// <summary>Connections of SIP over TCP and TLS.</summary>
    public int Streams => (int)Math.Clamp(Descriptors / StreamShare, LeastStreams, int.MaxValue);

    /// <summary>Port pairs for audio: what is left.</summary>
    public int RtpPairs => (int)Math.Clamp((Descriptors - Own - Http - Descriptors / StreamShare) / PerTwoPairs * 2, 2, int.MaxValue);
}

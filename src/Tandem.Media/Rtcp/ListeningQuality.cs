namespace Tandem.Media.Rtcp;

/// <summary>
/// How a stream probably sounds, as a mean opinion score of 1 (bad) to 4.4 (G.711 undisturbed): the E-model (ITU-T G.107) reduced to loss and
/// delay, with G.113's values for G.711 with loss concealment. An estimate from figures, not from the sound itself.
/// </summary>
internal static class ListeningQuality
{
    private const double UndisturbedRating = 93.2;

    /// <summary>How well concealment hides loss (G.113: 25.1 for G.711 with it).</summary>
    private const double LossRobustness = 25.1;

    /// <summary>A packet's length and the least that phones buffer.</summary>
    private const double OwnDelayMillis = 40;

    /// <summary>From here on delay is felt in a conversation.</summary>
    private const double FeltDelayMillis = 177.3;

    public static double Of(double lossPercent, double jitterMillis, double roundTripMillis)
    {
        // A jitter buffer holds about twice the jitter back.
        double delay = roundTripMillis / 2 + 2 * jitterMillis + OwnDelayMillis;
        double byDelay = 0.024 * delay + 0.11 * Math.Max(0, delay - FeltDelayMillis);
        double byLoss = 95 * lossPercent / (lossPercent + LossRobustness);
        double rating = Math.Clamp(UndisturbedRating - byDelay - byLoss, 0, 100);
        return Math.Clamp(1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating), 1, 4.5);
    }
}

namespace Tandem.Media.Rtcp;

using Tandem.Foundation;

/// <summary>Wall time as NTP writes it (RFC 3550 §4): seconds since 1900 in the upper half, their fraction in the lower.</summary>
internal static class NtpTime
{
    private const long EpochSeconds = 2_208_988_800;
    private const int MicrosPerSecond = 1_000_000;

    public static ulong Of(Now now)
    {
        ulong seconds = (ulong)(now.WallMicros / MicrosPerSecond + EpochSeconds);
        ulong fraction = ((ulong)(now.WallMicros % MicrosPerSecond) << 32) / MicrosPerSecond;
        return (seconds << 32) | fraction;
    }
}

namespace Tandem.Native.Requests;

using System.Globalization;
using Tandem.Native.Problems;

/// <summary>Times as clients give them: ISO 8601; without an offset they are UTC.</summary>
internal static class Period
{
    /// <summary>Unix microseconds; 0 for none. False with the refusal for what is no time.</summary>
    public static bool TryRead(string field, string? text, out long micros, out Refusal? refusal)
    {
        micros = 0;
        refusal = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, style, out DateTimeOffset at))
        {
            refusal = Refusal.Invalid(field, "is no time: write it as ISO 8601, e.g. 2026-03-01T08:00:00Z");
            return false;
        }
        micros = (at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        return true;
    }
}

namespace Tandem.Native.Requests;

/// <summary>Quarters of an hour, counted from 1970 in UTC, up to one that does not belong to it.</summary>
internal readonly record struct Interval(int From, int To)
{
    /// <summary>A quarter of an hour.</summary>
    public const long Micros = 15 * 60 * 1_000_000L;

    /// <summary>Its beginning: Unix time in microseconds.</summary>
    public long FromMicros => From * Micros;

    public long ToMicros => To * Micros;
}

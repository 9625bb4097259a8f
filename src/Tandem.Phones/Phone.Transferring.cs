namespace Tandem.Phones;

using Tandem.Foundation;

/// <summary>What a desk phone does of its own accord with calls it has: REFER and Replaces.</summary>
public sealed partial class Phone
{
    private const int DigitMillis = 160;

    /// <summary>Blind transfer by the phone itself: the other side is to call that number.</summary>
    public void Refer(long id, string number, Now now)
    {
        if (Find(id)?.Session is { } session)
        {
            session.Refer($"sip:{number}@{Config.Domain}", now);
            Pump(now);
        }
    }

    /// <summary>Attended transfer by the phone itself: its two other sides are to talk with each other.</summary>
    public void Refer(long id, long other, string number, Now now)
    {
        if (Find(id)?.Session is { } session && Find(other)?.Session?.Replaces is { } replaces)
        {
            session.Refer($"sip:{number}@{Config.Domain}?Replaces={Uri.EscapeDataString(replaces)}", now);
            Pump(now);
        }
    }

    /// <summary>Presses a key, told by INFO.</summary>
    public void PressByInfo(long id, char digit, Now now)
    {
        if (Find(id) is { IsUp: true, Session: { } session })
        {
            session.SendDtmfInfo(digit, DigitMillis, now);
            Pump(now);
        }
    }

    /// <summary>The line's dialog as a Replaces header names it; null while it has none.</summary>
    public string? ReplacesOf(long id) => Find(id)?.Session?.Replaces;
}

namespace Tandem.Core.Dialing;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;

/// <summary>
/// Brings the numbers that are next from the store: some hundred at a time, of those places where people may be called now. What it was told while
/// an attempt ended may be out of date by a moment; the store refuses an attempt at a number that is not as it was read.
/// </summary>
internal sealed class NumberSupply(int campaign, CentreOutbox outbox, int most)
{
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>After the store could not be read.</summary>
    private const int RetrySeconds = 5;

    private readonly NumberHand hand = new();
    private readonly HashSet<string> endedSince = new(StringComparer.Ordinal);
    private IReadOnlyList<string> zones = [];
    private string[] open = [];
    private long lastTicket;
    private long minute = -1;
    private bool isAsking;

    /// <summary>Nothing more is due before this moment, as far as is known.</summary>
    public long NextDueMicros { get; private set; }

    /// <summary>Numbers at hand.</summary>
    public int Count => hand.Count;

    /// <summary>Which places there are is known, and it is time in none of them.</summary>
    public bool IsClosed => zones.Count > 0 && open.Length == 0;

    /// <summary>Nothing is at hand, asked for or due.</summary>
    public bool IsEmpty(long wallMicros) => hand.Count == 0 && !isAsking && NextDueMicros > wallMicros;

    public CampaignNumber? Take() => hand.Take();

    /// <summary>Read again: numbers came, or their rules changed.</summary>
    public void Anew()
    {
        hand.Clear();
        NextDueMicros = 0;
        minute = -1;
    }

    /// <summary>An attempt at it is over; 0: for ever.</summary>
    public void Ended(string number, long dueMicros)
    {
        if (isAsking)
        {
            endedSince.Add(number);
        }
        if (dueMicros > 0)
        {
            NextDueMicros = Math.Min(NextDueMicros, dueMicros);
        }
    }

    /// <summary>Asks for more, where that is worth it.</summary>
    public void Ask(CallingTimes times, long wallMicros)
    {
        if (isAsking || hand.Count > most / 2)
        {
            return;
        }
        LookAtClocks(times, wallMicros);
        if (NextDueMicros > wallMicros || IsClosed)
        {
            return;
        }
        isAsking = true;
        endedSince.Clear();
        outbox.CampaignAsks.Add(new CampaignAsk(++lastTicket, campaign, open, wallMicros, most));
    }

    // Where it is time now, once a minute: a place that opens has numbers that were not asked for.
    private void LookAtClocks(CallingTimes times, long wallMicros)
    {
        long now = wallMicros / (60 * MicrosPerSecond);
        if (now == minute)
        {
            return;
        }
        minute = now;
        string[] before = open;
        open = [.. zones.Where(zone => times.IsOpen(zone, wallMicros))];
        if (!open.SequenceEqual(before, StringComparer.Ordinal))
        {
            NextDueMicros = 0;
        }
    }

    /// <summary>The store's answer. Returns numbers that are not to be called any more.</summary>
    /// <param name="batch">What there is.</param>
    /// <param name="isTaken">An attempt at the number is under way.</param>
    /// <param name="wallMicros">Now.</param>
    public List<CampaignNumber> Take(CampaignBatch batch, Func<string, bool> isTaken, long wallMicros)
    {
        List<CampaignNumber> refused = [];
        if (batch.Ticket != lastTicket || !isAsking)
        {
            return refused;
        }
        isAsking = false;
        if (batch.HasFailed)
        {
            NextDueMicros = wallMicros + RetrySeconds * MicrosPerSecond;
            return refused;
        }
        bool isFirst = zones.Count == 0 && batch.Zones.Count > 0;
        bool isNew = !isFirst && !zones.SequenceEqual(batch.Zones, StringComparer.Ordinal);
        zones = batch.Zones;
        minute = isFirst || isNew ? -1 : minute;
        foreach (CampaignNumber number in batch.Numbers)
        {
            if (isTaken(number.Number) || endedSince.Contains(number.Number) || hand.Has(number.Number))
            {
                continue;
            }
            if (number.IsDoNotCall)
            {
                refused.Add(number);
            }
            else
            {
                hand.Add(number);
            }
        }
        // Among those due there may be more; places that were not asked for may have some, too.
        NextDueMicros = isFirst || isNew || batch.Numbers.Count > 0 ? Math.Max(0, wallMicros) : batch.NextDueMicros;
        if (batch.Numbers.Count > 0 && batch.Numbers.Count < most && !isFirst && !isNew)
        {
            NextDueMicros = batch.NextDueMicros;
        }
        return refused;
    }
}

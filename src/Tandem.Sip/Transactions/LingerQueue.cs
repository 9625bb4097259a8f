using Tandem.Foundation;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Transactions;

/// <summary>What one lingering transaction leaves behind when its time is over.</summary>
internal readonly record struct LingerRow(UInt128 Key, UInt128 MergeKey, Instant Until, bool IsServer, bool IsRegistration);

/// <summary>Rows in the order of their deadlines, in pages that are used again, with one armed deadline for the first.</summary>
internal sealed class LingerQueue(LingeringTransactions owner, DeadlineHeap<StackTimer> timers) : ITimed
{
    private const int PageRows = 1_024;

    private readonly Queue<LingerRow[]> pages = new();
    private LingerRow[] last = [];
    private LingerRow[]? spare;
    private int head;
    private int tail = PageRows;
    private DeadlineHandle wake;

    public void Add(in LingerRow row)
    {
        if (tail == PageRows)
        {
            last = spare ?? new LingerRow[PageRows];
            spare = null;
            pages.Enqueue(last);
            tail = 0;
        }
        last[tail++] = row;
        if (!wake.IsArmed)
        {
            Arm(row.Until);
        }
    }

    public void OnTimer(int timer, Now now)
    {
        wake = default;
        while (pages.TryPeek(out LingerRow[]? first))
        {
            int end = first == last ? tail : PageRows;
            while (head < end && first[head].Until <= now.Mono)
            {
                owner.Expire(first[head++]);
            }
            if (head < end)
            {
                Arm(first[head].Until);
                return;
            }
            head = 0;
            spare = pages.Dequeue();
        }
        last = [];
        tail = PageRows;
    }

    private void Arm(Instant at) => wake = timers.Arm(at, new StackTimer(this, 0, "SIP transaction end"));
}

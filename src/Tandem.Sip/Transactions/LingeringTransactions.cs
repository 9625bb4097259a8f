using Tandem.Foundation;
using Tandem.Sip.Settings;
using Tandem.Sip.Timers;

namespace Tandem.Sip.Transactions;

/// <summary>
/// Transactions that have nothing left to do but answer repetitions (RFC 3261 §17: Timers D, I, J, K; RFC 6026: L). Each is a row without references:
/// key, what to send again, deadline. All of one duration leave in the order in which they came, so a queue does for a timer.
/// </summary>
internal sealed class LingeringTransactions
{
    private readonly Dictionary<UInt128, KeptSlice> servers = [];
    private readonly Dictionary<UInt128, KeptSlice> clients = [];
    private readonly HashSet<UInt128> merges = [];
    private readonly KeptBytes bytes;
    private readonly LingerQueue longOnes;
    private readonly LingerQueue shortOnes;
    private readonly TimeSpan shortest;

    public LingeringTransactions(SipConfig config, DeadlineHeap<StackTimer> timers, KeptBytes kept)
    {
        bytes = kept;
        shortest = config.Timers.T4;
        longOnes = new LingerQueue(this, timers);
        shortOnes = new LingerQueue(this, timers);
    }

    public int Count => servers.Count + clients.Count;

    /// <summary>Of registrations.</summary>
    public int Registrations { get; private set; }

    public bool IsMerged(UInt128 mergeKey) => merges.Contains(mergeKey);

    public bool HasServer(UInt128 key) => servers.ContainsKey(key);

    /// <summary>Takes over what only waits for repetitions.</summary>
    /// <param name="done">The transaction, out of all other tables.</param>
    /// <param name="repeated">What it sends again, this row's from now on; none when it only absorbs. Past the limit of bytes it is let go.</param>
    /// <param name="life">How long it lingers.</param>
    /// <param name="now">The turn's time.</param>
    public void Add(Transaction done, KeptSlice repeated, TimeSpan life, Now now)
    {
        if (bytes.IsFull)
        {
            bytes.Free(ref repeated);
        }
        bool isRegistration = done.Share == TransactionShare.Registrations;
        if (!(done.IsServer ? servers : clients).TryAdd(done.Key, repeated))
        {
            bytes.Free(ref repeated);
            return;
        }
        Registrations += isRegistration ? 1 : 0;
        if (done.MergeKey != 0)
        {
            merges.Add(done.MergeKey);
        }
        LingerRow row = new(done.Key, done.MergeKey, now.Mono + life, done.IsServer, isRegistration);
        (life <= shortest ? shortOnes : longOnes).Add(row);
    }

    /// <summary>True when a request is a repetition; what was answered is to be sent again, if it was kept.</summary>
    public bool TryRepeatServer(UInt128 key, out ReadOnlySpan<byte> repeated) => TryRepeat(servers, key, out repeated);

    /// <summary>True when a response is a repetition; likewise.</summary>
    public bool TryRepeatClient(UInt128 key, out ReadOnlySpan<byte> repeated) => TryRepeat(clients, key, out repeated);

    internal void Expire(in LingerRow row)
    {
        if ((row.IsServer ? servers : clients).Remove(row.Key, out KeptSlice slice))
        {
            bytes.Free(ref slice);
        }
        if (row.MergeKey != 0)
        {
            merges.Remove(row.MergeKey);
        }
        Registrations -= row.IsRegistration ? 1 : 0;
    }

    private bool TryRepeat(Dictionary<UInt128, KeptSlice> of, UInt128 key, out ReadOnlySpan<byte> repeated)
    {
        bool known = of.TryGetValue(key, out KeptSlice slice);
        repeated = bytes.Read(slice);
        return known;
    }
}

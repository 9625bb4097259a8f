namespace Tandem.Engine.Trunks;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Engine.Peers;
using Tandem.Engine.Tenants;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Sdp;

/// <summary>Why a trunk does not take one more call.</summary>
internal enum TrunkRefusal
{
    None,
    Down,
    Unregistered,
    Unresolved,
    TooManyCalls,
    TooManyCallsPerSecond,
}

/// <summary>A trunk as it lives: its row, the addresses found for it, how it stands, what goes through it.</summary>
internal sealed class Trunk(Tenant tenant, TrunkRow row)
{
    private readonly CallRate comingIn = new();
    private readonly CallRate goingOut = new();
    private SdpPolicy? policy;

    public Tenant Tenant { get; } = tenant;

    public TrunkRow Row { get; private set; } = row;

    public string Name => Row.Name;

    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<TrunkTarget> Targets { get; private set; } = [];

    /// <summary>As readers see them.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    public bool IsRegistered { get; set; }

    /// <summary>As readers see its registration.</summary>
    public string Registration { get; set; } = "none";

    public long RegisteredUntilMicros { get; set; }

    /// <summary>As it was told last; empty before that.</summary>
    public string State { get; set; } = "";

    public long SinceMicros { get; set; }

    public string LastError { get; private set; } = "";

    public long LastErrorMicros { get; private set; }

    public int CallsIn { get; set; }

    public int CallsOut { get; set; }

    public TrunkTally Today { get; } = new();

    /// <summary>When the tenant's day ends that it is of.</summary>
    public long TodayEndsMicros { get; set; }

    public TrunkTally Total { get; } = new();

    /// <summary>It is not checked at somebody's wish before that.</summary>
    public Instant CheckedUntil { get; set; }

    /// <summary>It has refused calls since it last took one.</summary>
    public bool IsLimited { get; set; }

    /// <summary>It was removed; calls may still be on it.</summary>
    public bool IsGone { get; set; }

    /// <summary>Readers have not seen it as it is.</summary>
    public bool IsChanged { get; set; }

    /// <summary>How it stands, in the words of <see cref="TrunkStates"/>.</summary>
    public string Standing =>
        Row.Disabled ? TrunkStates.Disabled
        : Targets.Count == 0 ? TrunkStates.Unresolved
        : Row.Registers && !IsRegistered ? TrunkStates.Unregistered
        : Targets.All(target => target.IsDown) ? TrunkStates.Down
        : TrunkStates.Up;

    public void Take(TrunkRow row)
    {
        Row = row;
        policy = null;
        IsChanged = true;
    }

    public void Find(IReadOnlyList<TrunkTarget> targets)
    {
        Targets = targets;
        Addresses = [.. targets.Select(target => target.Address.ToString())];
        IsChanged = true;
    }

    public void Failed(string error, Now now)
    {
        LastError = error;
        LastErrorMicros = now.WallMicros;
        IsChanged = true;
    }

    /// <summary>One more call from it.</summary>
    public TrunkRefusal TryEnter(Instant now)
    {
        TrunkRefusal refusal =
            IsFull ? TrunkRefusal.TooManyCalls
            : comingIn.TryTake(Row.MaxCallsPerSecond, now) ? TrunkRefusal.None
            : TrunkRefusal.TooManyCallsPerSecond;
        IsChanged = true;
        foreach (TrunkTally tally in Tallies)
        {
            tally.In++;
            tally.Refused += refusal == TrunkRefusal.None ? 0 : 1;
        }
        CallsIn += refusal == TrunkRefusal.None ? 1 : 0;
        return refusal;
    }

    /// <summary>Whether a call may go out by it now.</summary>
    public TrunkRefusal TryLeave(Instant now) =>
        Standing switch
        {
            TrunkStates.Down => TrunkRefusal.Down,
            TrunkStates.Unregistered => TrunkRefusal.Unregistered,
            TrunkStates.Unresolved or TrunkStates.Disabled => TrunkRefusal.Unresolved,
            _ => IsFull ? TrunkRefusal.TooManyCalls
            : goingOut.TryTake(Row.MaxCallsPerSecond, now) ? TrunkRefusal.None
            : TrunkRefusal.TooManyCallsPerSecond,
        };

    /// <summary>Both tallies, for what counts in each.</summary>
    public IEnumerable<TrunkTally> Tallies => [Today, Total];

    /// <summary>The codecs it is spoken to with.</summary>
    public SdpPolicy Policy(SdpPolicy usual) =>
        policy ??= Row.Codecs.Count == 0 ? usual : usual with { Codecs = [.. CodecTable.All.ToArray().Where(IsAllowed).OrderBy(PlaceOf)] };

    private bool IsFull => Row.MaxCalls > 0 && CallsIn + CallsOut >= Row.MaxCalls;

    private bool IsAllowed(Codec codec) => Row.Codecs.Contains(codec.Name);

    private int PlaceOf(Codec codec) => Row.Codecs.TakeWhile(name => name != codec.Name).Count();
}

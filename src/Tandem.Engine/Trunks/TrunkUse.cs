namespace Tandem.Engine.Trunks;

using Tandem.Foundation;

/// <summary>A call's place in a trunk, from its first message to its end, and what the counts say of it.</summary>
internal sealed class TrunkUse
{
    private const int Cancelled = 487;
    private const int Answer = 200;

    private readonly bool isOut;
    private readonly TrunkServices services;
    private bool isOver;
    private bool isCounted;

    private TrunkUse(Trunk trunk, bool isOut, TrunkServices services)
    {
        Trunk = trunk;
        this.isOut = isOut;
        this.services = services;
    }

    public Trunk Trunk { get; }

    /// <summary>When the next way is tried; cancelled with the use.</summary>
    public DeadlineHandle Silence;

    /// <summary>A call from the trunk; null with the reason when it does not take one more.</summary>
    public static TrunkUse? TryEnter(Trunk trunk, TrunkServices services, out TrunkRefusal refusal)
    {
        refusal = trunk.TryEnter(services.Turn.Now.Mono);
        services.Reports.Counted(trunk);
        return refusal == TrunkRefusal.None ? new TrunkUse(trunk, false, services) : null;
    }

    /// <summary>A call through the trunk, which has been asked whether it takes it.</summary>
    public static TrunkUse Leave(Trunk trunk, TrunkServices services)
    {
        trunk.CallsOut++;
        foreach (TrunkTally tally in trunk.Tallies)
        {
            tally.Out++;
        }
        services.Reports.Counted(trunk);
        return new TrunkUse(trunk, true, services);
    }

    /// <summary>The call was answered.</summary>
    public void Answered()
    {
        services.Clock.Cancel(ref Silence);
        Count(Answer);
    }

    /// <summary>A call that went out failed.</summary>
    /// <param name="code">The final status.</param>
    /// <param name="isOfTrunk">The trunk, not whoever was called, is what failed.</param>
    public void Failed(int code, bool isOfTrunk)
    {
        if (isOfTrunk && !isCounted)
        {
            foreach (TrunkTally tally in Trunk.Tallies)
            {
                tally.Failed++;
            }
        }
        Count(code);
    }

    /// <summary>The call is over.</summary>
    public void Release()
    {
        if (isOver)
        {
            return;
        }
        isOver = true;
        services.Clock.Cancel(ref Silence);
        if (isOut)
        {
            Count(Cancelled);
            Trunk.CallsOut--;
        }
        else
        {
            Trunk.CallsIn--;
        }
        services.Reports.Counted(Trunk);
    }

    private void Count(int code)
    {
        if (isCounted || !isOut)
        {
            return;
        }
        isCounted = true;
        foreach (TrunkTally tally in Trunk.Tallies)
        {
            tally.Answered += code == Answer ? 1 : 0;
            tally.Ended(code);
        }
        services.Reports.Counted(Trunk);
    }
}

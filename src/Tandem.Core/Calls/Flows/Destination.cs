namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Distribution;
using Tandem.Core.Legs;

/// <summary>Where a number leads. One file for each kind; <see cref="NumberPlan"/> says which number is which.</summary>
internal abstract class Destination(string number)
{
    public string Number { get; } = number;

    /// <summary>How far out it is.</summary>
    public virtual CallAuthority Reach => CallAuthority.Inside;

    /// <summary>A call of somebody who has dialled: not answered yet, and answered or refused by what is there.</summary>
    public abstract void Receive(CallLeg caller);

    /// <summary>Somebody who is answered already is put through.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="before">His place in the queue he comes from, to which he returns when this fails; null for none.</param>
    public abstract void Admit(CallLeg caller, Member? before);

    /// <summary>Why nobody can be put through now; null when somebody can.</summary>
    public virtual Outcome? Refusal(Call call) => null;
}

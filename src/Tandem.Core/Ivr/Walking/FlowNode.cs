namespace Tandem.Core.Ivr.Walking;

/// <summary>
/// One node of a flow: what it was told in the document, and what it does with a call that is in it. It holds nothing of any call: that is in the
/// <see cref="FlowWalk"/>, which many calls have one each of.
/// </summary>
internal abstract class FlowNode
{
    /// <summary>Set once, when the document is read.</summary>
    public string Id { get; set; } = "";

    public FlowNodeKind Kind { get; set; } = null!;

    /// <summary>What the author calls it, for people; may be empty.</summary>
    public string Label { get; set; } = "";

    /// <summary>Where each exit leads: node by exit.</summary>
    public Dictionary<string, string> Exits { get; } = new(StringComparer.Ordinal);

    /// <summary>How often one call may come here; 0 for any number. Then it leaves by <c>limit</c>.</summary>
    public int Limit { get; set; }

    /// <summary>The call comes here.</summary>
    public abstract void Enter(FlowWalk walk);

    /// <summary>The caller pressed a key.</summary>
    public virtual void Digit(FlowWalk walk, char digit) { }

    /// <summary>What was to be played is over.</summary>
    public virtual void Played(FlowWalk walk) { }

    /// <summary>The time it asked for has passed.</summary>
    public virtual void Due(FlowWalk walk) { }

    /// <summary>Whatever it asked the world for has come to this.</summary>
    public virtual void Done(FlowWalk walk, FlowResult result) { }

    /// <summary>The variable that what is pressed in it goes into; null for none.</summary>
    public virtual string? Collects => null;

    /// <summary>Exits it may be given besides those of its kind.</summary>
    public virtual bool TakesExit(string exit) => false;
}

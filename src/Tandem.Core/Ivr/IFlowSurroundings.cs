namespace Tandem.Core.Ivr;

/// <summary>What a flow names and does not bring along: a flow that names what is not there is refused.</summary>
public interface IFlowSurroundings
{
    public bool HasSound(string name);

    public bool HasQueue(string name);

    /// <summary>Whether it is an extension, a queue or a number that can be dialled.</summary>
    public bool HasDestination(string number);

    public bool HasFlow(string name);

    /// <summary>Whether anything understands what callers say.</summary>
    public bool CanRecognise => true;
}

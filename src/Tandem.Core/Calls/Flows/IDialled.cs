namespace Tandem.Core.Calls.Flows;

/// <summary>A flow with a leg that may ring only so long.</summary>
internal interface IDialled
{
    void TimedOut();
}

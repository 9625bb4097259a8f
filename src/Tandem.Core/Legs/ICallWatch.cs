namespace Tandem.Core.Legs;

using Tandem.Core.Contract.Legs;

/// <summary>Whoever has begun a call and wants to know what becomes of it, whichever flows it goes through.</summary>
internal interface ICallWatch
{
    /// <summary>A leg of it is being called.</summary>
    void LegMade(CallLeg leg);

    void LegAnswered(CallLeg leg);

    /// <summary>An agent's leg talks with it now.</summary>
    void Connected(CallLeg agent);

    /// <summary>A leg of it is over.</summary>
    void LegEnded(CallLeg leg, LegEndCause cause, int sipCode);

    /// <summary>All of it is over.</summary>
    void Over();
}

namespace Tandem.Core.Calls.Flows;

/// <summary>The tenant's flows (IVR), as places where calls go.</summary>
internal interface IFlowDestinations
{
    /// <summary>What is published under that name; null while nothing is.</summary>
    Destination? Named(string name);
}

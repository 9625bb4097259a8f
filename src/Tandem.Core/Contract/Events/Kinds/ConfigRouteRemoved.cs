namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A number's route was removed.</summary>
/// <param name="RouteId">Its id.</param>
[GenerateShape]
public sealed partial record ConfigRouteRemoved([property: Key(0)] int RouteId) : EventData, IOfConfiguration;

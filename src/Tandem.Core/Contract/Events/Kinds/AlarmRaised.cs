namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Something operators should see.</summary>
/// <param name="Name">Which.</param>
/// <param name="Detail">What is the matter.</param>
[GenerateShape]
public sealed partial record AlarmRaised([property: Key(0)] string Name, [property: Key(1)] string Detail) : EventData;

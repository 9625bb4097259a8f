namespace Tandem.Core.Contract.Events.Kinds;

using PolyType;

/// <summary>The phone that rings was asked to answer by itself.</summary>
[GenerateShape]
public sealed partial record LegPrompted : EventData;

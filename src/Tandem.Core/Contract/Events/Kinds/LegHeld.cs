namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>This party has put the others on hold.</summary>
/// <param name="How"><c>phone</c> or <c>command</c>.</param>
[GenerateShape]
public sealed partial record LegHeld([property: Key(0)] string How) : EventData;

namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>This party has taken the others back.</summary>
/// <param name="How"><c>phone</c> or <c>command</c>.</param>
/// <param name="HeldMillis">How long it was.</param>
[GenerateShape]
public sealed partial record LegResumed([property: Key(0)] string How, [property: Key(1)] long HeldMillis) : EventData;

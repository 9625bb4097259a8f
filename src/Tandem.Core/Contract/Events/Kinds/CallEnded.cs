namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The last leg of the call is over.</summary>
/// <param name="Cause">Why the first leg ended that did.</param>
[GenerateShape]
public sealed partial record CallEnded([property: Key(0)] string Cause) : EventData;

namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Call records are deleted because of their age.</summary>
/// <param name="BeforeMicros">Records of legs that began before it are gone.</param>
[GenerateShape]
public sealed partial record RecordsCut([property: Key(0)] long BeforeMicros) : EventData;

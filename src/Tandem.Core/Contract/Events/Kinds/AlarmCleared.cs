namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>It is over.</summary>
/// <param name="Name">Which.</param>
[GenerateShape]
public sealed partial record AlarmCleared([property: Key(0)] string Name) : EventData;

namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An extension got its first phone, or lost its last.</summary>
/// <param name="Extension">Its number.</param>
/// <param name="Reachable">False: no phone is registered.</param>
[GenerateShape]
public sealed partial record ExtensionReachable([property: Key(0)] string Extension, [property: Key(1)] bool Reachable) : EventData;

namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Nothing has been received from the party for some seconds, or something again.</summary>
/// <param name="Silent">False: heard again.</param>
[GenerateShape]
public sealed partial record LegSilent([property: Key(0)] bool Silent) : EventData;

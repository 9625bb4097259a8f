namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A sound file was removed.</summary>
/// <param name="MediaId">Its id.</param>
[GenerateShape]
public sealed partial record ConfigMediaRemoved([property: Key(0)] int MediaId) : EventData, IOfConfiguration;

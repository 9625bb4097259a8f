namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>An extension was removed.</summary>
/// <param name="ExtensionId">Its id.</param>
[GenerateShape]
public sealed partial record ConfigExtensionRemoved([property: Key(0)] int ExtensionId) : EventData, IOfConfiguration;

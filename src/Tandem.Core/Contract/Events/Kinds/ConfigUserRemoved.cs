namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A user was removed.</summary>
/// <param name="UserId">Its id.</param>
[GenerateShape]
public sealed partial record ConfigUserRemoved([property: Key(0)] int UserId) : EventData, IOfConfiguration;

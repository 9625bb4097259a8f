namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The leg hears all in the call's room from now on.</summary>
/// <param name="Speaks">False: it listens only.</param>
[GenerateShape]
public sealed partial record ConferenceJoined([property: Key(0)] bool Speaks) : EventData;

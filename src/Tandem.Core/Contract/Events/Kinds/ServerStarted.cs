namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>The server runs. Monotonic times outside calls count from here.</summary>
/// <param name="Version">Of the program.</param>
[GenerateShape]
public sealed partial record ServerStarted([property: Key(0)] string Version) : EventData;

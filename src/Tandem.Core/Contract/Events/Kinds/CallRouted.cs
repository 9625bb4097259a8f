namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>It was decided where the call goes.</summary>
/// <param name="Kind"><c>queue</c>, <c>extension</c>, <c>trunk</c>, <c>flow</c>, <c>echo</c>, <c>replaces</c> or <c>refused</c>.</param>
/// <param name="Target">Name or number; why, when refused.</param>
[GenerateShape]
public sealed partial record CallRouted([property: Key(0)] string Kind, [property: Key(1)] string Target) : EventData;

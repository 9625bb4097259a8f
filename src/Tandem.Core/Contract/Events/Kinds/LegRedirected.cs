namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Whoever was rung on this leg sent the call elsewhere (3xx).</summary>
/// <param name="Number">Where to.</param>
/// <param name="Next">The leg that is rung there; empty where nobody is.</param>
/// <param name="Refused">Why nobody is, in words; empty otherwise.</param>
[GenerateShape]
public sealed partial record LegRedirected(
    [property: Key(0)] string Number,
    [property: Key(1)] Guid Next,
    [property: Key(2)] string Refused
) : EventData;

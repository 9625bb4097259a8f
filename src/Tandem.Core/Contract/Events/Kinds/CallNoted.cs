namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody wrote down how a call went, during it or after.</summary>
/// <param name="NotedCall">Which call.</param>
/// <param name="AgentId">The user who wrote it; 0 for none of the tenant's.</param>
/// <param name="Agent">His login then.</param>
/// <param name="Disposition">In a word, e.g. sold; empty for none.</param>
/// <param name="Text">In his own words; empty for none.</param>
[GenerateShape]
public sealed partial record CallNoted(
    [property: Key(0)] Guid NotedCall,
    [property: Key(1)] int AgentId,
    [property: Key(2)] string Agent,
    [property: Key(3)] string Disposition,
    [property: Key(4)] string Text
) : EventData, IOfAgent;

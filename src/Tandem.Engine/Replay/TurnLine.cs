namespace Tandem.Engine.Replay;

using Tandem.Engine.Inputs;
using Tandem.Foundation;

/// <summary>One turn as it is kept.</summary>
/// <param name="Now">When.</param>
/// <param name="Input">What happened; null for the birth of the exchange.</param>
/// <param name="Left">The <see cref="TurnHash"/> of what the turn left to be done.</param>
public sealed record TurnLine(Now Now, EngineInput? Input, ulong Left);

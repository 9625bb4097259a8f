namespace Tandem.Engine.Inputs;

/// <summary>What came of an <see cref="Asking.WebAsk"/>.</summary>
/// <param name="IsGood">There was an answer, whatever its status.</param>
/// <param name="Body">As text, no more than <c>FlowLimits.WebBody</c> characters.</param>
/// <param name="Error">Why there is none, in a word: timeout, refused, unreachable, broken, forbidden; else empty.</param>
public sealed record WebAnswered(int Tenant, Guid Leg, long Request, bool IsGood, int Status, string Body, string Error) : EngineInput;

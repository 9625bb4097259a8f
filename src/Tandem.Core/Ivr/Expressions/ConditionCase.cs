namespace Tandem.Core.Ivr.Expressions;

/// <summary>One branch.</summary>
internal sealed record ConditionCase(FlowExpression When, string Exit);

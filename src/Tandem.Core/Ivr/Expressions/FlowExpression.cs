namespace Tandem.Core.Ivr.Expressions;

using System.Globalization;
using NCalc;

/// <summary>
/// An expression over the variables of a call, in the language of the NCalc library: <c>key == '1' &amp;&amp; waiting('sales') &lt; 5</c>. Only what
/// <see cref="FlowFunctions"/> and a few of the library's own list can be called, and its size is bounded, so it is short to run.
/// </summary>
internal sealed class FlowExpression
{
    private static readonly string[] Library = ["if", "in", "abs", "min", "max", "round", "floor", "ceiling"];

    private readonly LogicalExpression parsed;

    private FlowExpression(string written, LogicalExpression parsed)
    {
        Written = written;
        this.parsed = parsed;
    }

    public string Written { get; }

    /// <summary>Null, with the reason, when it is none.</summary>
    public static FlowExpression? Read(string written, out FaultText fault)
    {
        if (written.Length is 0 or > FlowLimits.ExpressionLength)
        {
            fault = written.Length == 0 ? FaultText.Empty : FaultText.TooLong(FlowLimits.ExpressionLength);
            return null;
        }
        Expression expression = new(written, Options);
        if (expression.HasErrors() || expression.GetLogicalExpression() is not { } parsed)
        {
            string why = expression.Error?.InnerException?.Message ?? expression.Error?.Message ?? "syntax";
            fault = new($"cannot be understood: {why}", $"表达式无法理解：{why}");
            return null;
        }
        FaultText? found = Judge(parsed, 0);
        fault = found ?? default;
        return found == null ? new FlowExpression(written, parsed) : null;
    }

    /// <summary>Null, with the reason, when it cannot be worked out with what the variables hold.</summary>
    public FlowValue? Evaluate(FlowScope scope, out string failure)
    {
        failure = "";
        Expression expression = new(
            parsed,
            configuration: null,
            context: null,
            CultureInfo.InvariantCulture,
            evaluationVisitorFactory: null
        );
        foreach (string name in expression.GetParameterNames())
        {
            expression.Parameters[name] = scope[name].Raw;
        }
        foreach (FlowFunction function in FlowFunctions.All)
        {
            expression.Functions[function.Name] = data =>
            {
                object?[] values = new object?[data.Count];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = data.Evaluate(i);
                }
                return function.Call(scope, values);
            };
        }
        try
        {
            return FlowValue.OfResult(expression.Evaluate());
        }
        // The library tells of each wrong value by an exception of another kind.
        catch (Exception e)
        {
            failure = e.Message;
            return null;
        }
    }

    private const ExpressionOptions Options =
        ExpressionOptions.NoCache | ExpressionOptions.StringConcat | ExpressionOptions.OrdinalStringComparer;

    // What may be in it: nothing that takes long (patterns), grows (factorials, powers, shifts) or is not known here.
    private static FaultText? Judge(LogicalExpression part, int depth) =>
        depth > FlowLimits.ExpressionDepth
            ? new("is nested too deep", "嵌套过深")
            : part switch
            {
                ValueExpression or Identifier => null,
                UnaryExpression unary => unary.Type is UnaryExpressionType.Not or UnaryExpressionType.Negate or UnaryExpressionType.Positive
                    ? Judge(unary.Expression, depth + 1)
                    : NotAllowed(unary.Type),
                BinaryExpression binary => binary.Type is BinaryExpressionType.Like or BinaryExpressionType.NotLike
                    ? new(
                        "like is not allowed: use contains(), startsWith() or endsWith()",
                        "不允许使用 like：请用 contains()、startsWith() 或 endsWith()"
                    )
                : binary.Type is BinaryExpressionType.Exponentiation or BinaryExpressionType.LeftShift or BinaryExpressionType.RightShift
                    ? NotAllowed(binary.Type)
                : Judge(binary.LeftExpression, depth + 1) ?? Judge(binary.RightExpression, depth + 1),
                TernaryExpression ternary => Judge(ternary.LeftExpression, depth + 1)
                    ?? Judge(ternary.MiddleExpression, depth + 1)
                    ?? Judge(ternary.RightExpression, depth + 1),
                Function function => JudgeCall(function, depth),
                LogicalExpressionList list => JudgeAll(list, depth),
                _ => new("has a part that is not allowed", "含有不允许的成分"),
            };

    private static FaultText? JudgeCall(Function function, int depth)
    {
        string name = function.Identifier.Name;
        if (FlowFunctions.Find(name) is { } known)
        {
            if (known.Arguments >= 0 && known.Arguments != function.Parameters.Count)
            {
                return new($"{known.Name}() takes {known.Arguments} values", $"{known.Name}() 需要 {known.Arguments} 个参数");
            }
        }
        else if (!Library.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return new($"there is no function {name}()", $"没有函数 {name}()");
        }
        return JudgeAll(function.Parameters, depth);
    }

    private static FaultText? NotAllowed(Enum what) => new($"{what} is not allowed", $"不允许 {what}");

    private static FaultText? JudgeAll(LogicalExpressionList list, int depth)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (Judge(list[i], depth + 1) is { } fault)
            {
                return fault;
            }
        }
        return null;
    }
}

namespace Tandem.Core.Ivr.Expressions;

/// <summary>What the names of an expression or a text stand for, in one call.</summary>
internal sealed class FlowScope(FlowSettings settings, IFlowFacts facts)
{
    private readonly Dictionary<string, FlowValue> values = new(settings.Variables, StringComparer.Ordinal);

    public FlowSettings Settings => settings;

    public IFlowFacts Facts => facts;

    public FlowValue this[string name] => values.TryGetValue(name, out FlowValue value) ? value : FlowValue.Empty;

    /// <summary>False when the call has too many variables already.</summary>
    public bool Set(string name, FlowValue value)
    {
        if (values.Count >= FlowLimits.Variables && !values.ContainsKey(name))
        {
            return false;
        }
        values[name] = value;
        return true;
    }

    /// <summary>In order of their names.</summary>
    public IEnumerable<KeyValuePair<string, FlowValue>> All => values.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}

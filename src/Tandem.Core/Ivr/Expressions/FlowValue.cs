namespace Tandem.Core.Ivr.Expressions;

using System.Globalization;

/// <summary>What a variable holds: a text, a number or a truth.</summary>
internal readonly record struct FlowValue
{
    private readonly object? value;

    private FlowValue(object? value) => this.value = value;

    public static FlowValue Empty { get; } = new("");

    /// <summary>As an expression takes it.</summary>
    public object Raw => value ?? "";

    /// <summary>As it is put into a text.</summary>
    public string Text =>
        value switch
        {
            null => "",
            bool truth => truth ? "true" : "false",
            double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
            _ => (string)value,
        };

    public static FlowValue Of(string text) => new(text.Length > FlowLimits.ValueLength ? text[..FlowLimits.ValueLength] : text);

    public static FlowValue Of(double number) => new(number);

    public static FlowValue Of(bool truth) => new(truth);

    /// <summary>Whatever an expression came to.</summary>
    public static FlowValue OfResult(object? result) =>
        result switch
        {
            null => Empty,
            bool truth => Of(truth),
            string text => Of(text),
            IConvertible number => Of(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
            _ => Of(result.ToString() ?? ""),
        };
}

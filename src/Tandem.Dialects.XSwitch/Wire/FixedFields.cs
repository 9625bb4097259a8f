namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Http.Reading;

/// <summary>A field of a row that is shown as the documents have it and always the same: there is no such feature.</summary>
/// <param name="Value">As JSON.</param>
internal sealed record FixedField(string Name, string Value)
{
    /// <summary>Without quotes.</summary>
    public string Text { get; } = Value.Trim('"');
}

/// <summary>Such fields: written, and read where a client sends back what it was shown. Another value is refused rather than swallowed.</summary>
internal static class FixedFields
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<FixedField> fields)
    {
        foreach (FixedField field in fields)
        {
            json.WritePropertyName(field.Name);
            json.WriteRawValue(field.Value, skipInputValidation: true);
        }
    }

    public static void Check(Fields given, ReadOnlySpan<FixedField> fields)
    {
        foreach (FixedField field in fields)
        {
            Check(given, field.Name, field.Text);
        }
    }

    /// <summary>Likewise of a field that has this value and cannot be given another here.</summary>
    public static void Check(Fields given, string name, string value)
    {
        if (!given.Has(name) || given.Text(name, XSwitchLimits.Name) is not { Length: > 0 } text || text == value)
        {
            return;
        }
        if (TruthWords.Read(text) is { } truth && TruthWords.Read(value) == truth)
        {
            return;
        }
        given.Wrong(name, $"cannot be changed here: it is {(value.Length == 0 ? "empty" : value)}");
    }
}

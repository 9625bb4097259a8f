namespace Tandem.Native.Importing;

using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Core.Ivr.Expressions;

/// <summary>What comes with a number, as it is kept: a JSON object of texts.</summary>
internal static class ImportVariables
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>False, and why, when a name or a value is none.</summary>
    public static bool TryWrite(IReadOnlyDictionary<string, string> values, out string json, out string wrong)
    {
        json = "";
        wrong =
            values.Count > ImportLimits.Columns ? $"no more than {ImportLimits.Columns} variables"
            : values.Keys.FirstOrDefault(name => !VariableName.IsOne(name)) is { } odd
                ? $"\"{odd}\" is no name of a variable: write letters, digits, _ and ., a letter first"
            : values.FirstOrDefault(each => each.Value is null || each.Value.Length > ImportLimits.Value) is { Key: { } large }
                ? $"{large} has no text, or more than {ImportLimits.Value} characters"
            : values.FirstOrDefault(each => !IsText(each.Value)) is { Key: { } unseen } ? $"{unseen} holds control characters"
            : "";
        if (wrong.Length == 0 && values.Count > 0)
        {
            json = JsonSerializer.Serialize(values, Plain);
        }
        return wrong.Length == 0;
    }

    // Lines are text, what rings a terminal's bell is none.
    private static bool IsText(string value)
    {
        foreach (char each in value)
        {
            if (char.IsControl(each) && each is not ('\n' or '\r' or '\t'))
            {
                return false;
            }
        }
        return true;
    }

    public static IReadOnlyDictionary<string, string> Read(string json) =>
        json.Length == 0 ? None : JsonSerializer.Deserialize<Dictionary<string, string>>(json, Plain) ?? None;
}

namespace Tandem.Dialects.XSwitch.Wire;

using System.Text.Json;
using Tandem.Core.Contract.Rows;
using Tandem.Http.Reading;

/// <summary>
/// A queue parameter's value as clients send it, in the one text that is kept: true and false in any of their words, actions in the two
/// forms the documents print, as an object or as text that holds one.
/// </summary>
internal static class ParameterText
{
    private const string ActionSuffix = "-action";
    private const string Announcement = "announce-sound";
    private const string ActionForms = """must be {"action":"hangup"} or {"action":"transfer","data":"NUMBER"}""";

    private static readonly Dictionary<string, KnownParameter> Known = QueueParameters
        .OfCallCentres.Concat(QueueParameters.OfFifos)
        .DistinctBy(parameter => parameter.Key)
        .ToDictionary(parameter => parameter.Key, StringComparer.Ordinal);

    public static bool IsKnown(string key) => Known.ContainsKey(key);

    /// <summary>Null when the field is absent. What does not fit is left to the call centre to refuse, but for actions.</summary>
    public static string? Read(Fields fields, string name, string key)
    {
        if (!fields.Has(name))
        {
            return null;
        }
        if (key.EndsWith(ActionSuffix, StringComparison.Ordinal))
        {
            return ReadAction(fields, name);
        }
        string? text = fields.Text(name, XSwitchLimits.Description);
        if (key == Announcement)
        {
            return text is null ? null : MediaIds.Own(text);
        }
        bool isFlag = Known.GetValueOrDefault(key) is { Shape: ParameterShape.Flag };
        return isFlag && text is not null && TruthWords.Read(text) is { } truth ? (truth ? "true" : "false") : text;
    }

    /// <summary>A parameter's value as the documents have it.</summary>
    public static string Shown(QueueParameter parameter)
    {
        if (parameter.Key == Announcement)
        {
            return MediaIds.Shown(parameter.Value);
        }
        return parameter.Value.Length > 0 && parameter.Key.EndsWith(ActionSuffix, StringComparison.Ordinal)
            ? ShownAction(parameter.Value)
            : parameter.Value;
    }

    private static string ShownAction(string value) =>
        value.StartsWith(QueueParameters.Transfer, StringComparison.Ordinal)
            ? $$"""{"action":"transfer","data":{{JsonSerializer.Serialize(value[QueueParameters.Transfer.Length..])}}}"""
            : """{"action":"hangup"}""";

    // Nothing at all is the default again: hang up.
    private static string ReadAction(Fields fields, string name)
    {
        JsonElement raw = fields.Raw(name)!.Value;
        string text = raw.ValueKind == JsonValueKind.String ? fields.Text(name, XSwitchLimits.Description) ?? "" : raw.GetRawText();
        if (text.Length == 0)
        {
            return "";
        }
        if (text[0] != '{')
        {
            fields.Wrong(name, ActionForms);
            return "";
        }
        Fields action = fields.Object(name);
        string what = action.Text("action", XSwitchLimits.Name) ?? "";
        string number = action.Text("data", XSwitchLimits.Number) ?? "";
        switch (what)
        {
            case "hangup":
                return QueueParameters.HangUp;
            case "transfer" when number.Length > 0:
                return QueueParameters.Transfer + number;
            default:
                fields.Wrong(name, ActionForms);
                return "";
        }
    }
}

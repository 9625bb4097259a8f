namespace Tandem.Core.Ivr.Expressions;

using System.Text;

/// <summary>A text with <c>{{names}}</c> in it, each of which becomes what the variable holds. Nothing else is in it: no code, no calls.</summary>
internal sealed class Template
{
    private readonly List<(string Text, bool IsName)> parts;

    private Template(List<(string, bool)> parts) => this.parts = parts;

    public bool IsPlain => parts.TrueForAll(part => !part.IsName);

    /// <summary>As written.</summary>
    public string Written => string.Concat(parts.Select(part => part.IsName ? "{{" + part.Text + "}}" : part.Text));

    /// <summary>Null, with the reason, when it is none.</summary>
    public static Template? Read(string written, out FaultText fault)
    {
        fault = default;
        if (written.Length > FlowLimits.TemplateLength)
        {
            fault = FaultText.TooLong(FlowLimits.TemplateLength);
            return null;
        }
        List<(string, bool)> parts = [];
        int at = 0;
        while (at < written.Length)
        {
            int open = written.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
            {
                break;
            }
            int close = written.IndexOf("}}", open, StringComparison.Ordinal);
            string name = close < 0 ? "" : written[(open + 2)..close].Trim();
            if (!VariableName.IsOne(name))
            {
                fault =
                    close < 0
                        ? new("{{ without }}", "有 {{ 而没有 }}")
                        : new($"\"{name}\" is no name of a variable", $"“{name}”不是变量名");
                return null;
            }
            if (open > at)
            {
                parts.Add((written[at..open], false));
            }
            parts.Add((name, true));
            at = close + 2;
        }
        if (at < written.Length)
        {
            parts.Add((written[at..], false));
        }
        return new Template(parts);
    }

    /// <summary>With what the variables hold.</summary>
    /// <param name="scope">The call's.</param>
    /// <param name="escape">How a value is written where the text goes (into a URL, into JSON); null: as it is.</param>
    public string Fill(FlowScope scope, Func<string, string>? escape = null)
    {
        StringBuilder text = new();
        foreach ((string part, bool isName) in parts)
        {
            string value = isName ? scope[part].Text : part;
            text.Append(isName && escape != null ? escape(value) : value);
            if (text.Length > FlowLimits.ValueLength)
            {
                return text.ToString(0, FlowLimits.ValueLength);
            }
        }
        return text.ToString();
    }
}

namespace Tandem.Core.Ivr.Reading;

using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Core.Ivr.Expressions;

/// <summary>Reads the fields of one node: what is wrong becomes a fault with its place, and a value that does no harm.</summary>
/// <param name="texts">Is told what is spoken and always the same.</param>
internal sealed class NodeReader(JsonFields fields, IFlowSurroundings? around, List<string> texts)
{
    private const RegexOptions Patterns = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    public string Text(string name, string otherwise, int most = FlowLimits.TemplateLength) => fields.Text(name, otherwise, most);

    public bool Flag(string name, bool otherwise) => fields.Flag(name, otherwise);

    public int Number(string name, int otherwise, int least, int most) => fields.Number(name, otherwise, least, most);

    public TimeSpan Seconds(string name, int otherwise, int most) => TimeSpan.FromSeconds(fields.Number(name, otherwise, 1, most));

    /// <summary>One of a few words; the first where nothing is said.</summary>
    public TValue Choice<TValue>(string name, params ReadOnlySpan<(string Word, TValue Value)> choices)
    {
        string word = fields.Text(name, choices[0].Word, FlowLimits.NameLength);
        List<string> words = [];
        foreach ((string each, TValue value) in choices)
        {
            if (each == word)
            {
                return value;
            }
            words.Add(each);
        }
        string known = string.Join(", ", words);
        fields.Fault(name, new($"is one of {known}, not \"{word}\"", $"应为 {known} 之一，而不是“{word}”"));
        return choices[0].Value;
    }

    public string Variable(string name, string otherwise)
    {
        string variable = fields.Text(name, otherwise, FlowLimits.NameLength);
        if (!VariableName.IsOne(variable))
        {
            fields.Fault(
                name,
                new(
                    $"\"{variable}\" is no name of a variable: letters, digits, _ and . after a letter",
                    $"“{variable}”不是变量名：应以字母开头，由字母、数字、_ 和 . 组成"
                )
            );
        }
        return variable;
    }

    /// <summary>Keys of a phone.</summary>
    public string Keys(string name, string otherwise)
    {
        string keys = fields.Text(name, otherwise, FlowLimits.NameLength);
        foreach (char key in keys)
        {
            if (!"0123456789*#ABCD".Contains(key, StringComparison.Ordinal))
            {
                fields.Fault(name, new($"{key} is no key of a phone", $"{key} 不是话机按键"));
            }
        }
        return keys;
    }

    /// <summary>A regular expression for the whole of what was pressed; it runs in time that grows with the text only.</summary>
    public Regex? Pattern(string name)
    {
        string pattern = fields.Text(name, "", FlowLimits.NameLength);
        if (pattern.Length == 0)
        {
            return null;
        }
        try
        {
            return new Regex($"^(?:{pattern})$", Patterns);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            fields.Fault(name, new($"is no regular expression that can be used: {e.Message}", $"不是可用的正则表达式：{e.Message}"));
            return null;
        }
    }

    /// <summary>The node needs something that understands speech.</summary>
    public void MustRecognise()
    {
        if (around?.CanRecognise == false)
        {
            fields.Fault(
                "type",
                new(
                    "needs a service that understands speech (--recognition-url), and there is none",
                    "需要语音识别服务（--recognition-url），但未配置"
                )
            );
        }
    }

    public Template Template(string name, string otherwise) => TemplateOf(name, fields.Text(name, otherwise, FlowLimits.TemplateLength));

    public IReadOnlyList<Prompt> Prompts(string name, bool isRequired = false)
    {
        List<Prompt> prompts = [];
        foreach (JsonFields each in fields.List(name, FlowLimits.Prompts, isRequired))
        {
            if (ReadPrompt(each) is { } prompt)
            {
                prompts.Add(prompt);
            }
        }
        return prompts;
    }

    public FlowExpression? Expression(JsonFields from, string name)
    {
        FlowExpression? expression = FlowExpression.Read(from.Text(name, "", FlowLimits.TemplateLength), out FaultText fault);
        if (expression == null)
        {
            from.Fault(name, fault);
        }
        return expression;
    }

    public IReadOnlyList<ConditionCase> Cases(string name)
    {
        List<ConditionCase> cases = [];
        foreach (JsonFields each in fields.List(name, FlowLimits.Exits, true))
        {
            FlowExpression? when = Expression(each, "when");
            string exit = each.Text("exit", "", FlowLimits.NameLength);
            each.Done();
            if (exit.Length == 0)
            {
                each.Fault("exit", FaultText.Missing);
            }
            else if (when != null)
            {
                cases.Add(new ConditionCase(when, exit));
            }
        }
        return cases;
    }

    public IReadOnlyList<(string Name, FlowExpression Value)> Assignments(string name)
    {
        List<(string, FlowExpression)> values = [];
        JsonFields inside = fields.Inside(name, true);
        foreach (string variable in inside.Names)
        {
            FlowExpression? value = Expression(inside, variable);
            if (!VariableName.IsOne(variable))
            {
                inside.Fault(variable, new("is no name of a variable", "不是变量名"));
            }
            else if (value != null)
            {
                values.Add((variable, value));
            }
        }
        return values;
    }

    /// <summary>The name of a queue; where it is known already, the queue must be there.</summary>
    public Template Queue(string name) => Named(name, ("queue", "队列"), around == null ? null : around.HasQueue);

    public Template Destination(string name, TransferTo to) =>
        Named(
            name,
            Words(to),
            around == null ? null
                : to == TransferTo.Flow ? around.HasFlow
                : to == TransferTo.Agent ? null
                : around.HasDestination
        );

    public Template Url(string name)
    {
        Template url = Required(name);
        if (!fields.HasFaultAt(name))
        {
            string written = url.Written;
            int host = written.IndexOf("://", StringComparison.Ordinal);
            bool isHttp =
                written.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || written.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
            string authority = isHttp ? written[(host + 3)..].Split('/', '?', '#')[0] : "";
            if (
                authority.Length == 0
                || authority.Contains("{{", StringComparison.Ordinal)
                || authority.Contains('@', StringComparison.Ordinal)
            )
            {
                fields.Fault(
                    name,
                    new(
                        "is an http or https address whose host is written out, without a user or password in it",
                        "应为 http 或 https 地址，主机须直接写出，且不含用户名和密码"
                    )
                );
            }
        }
        return url;
    }

    public IReadOnlyList<(string Name, Template Value)> Headers(string name)
    {
        List<(string, Template)> headers = [];
        JsonFields inside = fields.Inside(name, false);
        foreach (string header in inside.Names)
        {
            string written = inside.Text(header, "", FlowLimits.TemplateLength);
            bool isToken =
                header.Length is > 0 and <= FlowLimits.NameLength
                && !FlowHeaders.AreOurs(header)
                && header.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_');
            if (!isToken || written.AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                inside.Fault(header, new("is no header that a flow may set", "不是流程可设置的 HTTP 头"));
            }
            else if (Expressions.Template.Read(written, out FaultText fault) is { } value)
            {
                headers.Add((header, value));
            }
            else
            {
                inside.Fault(header, fault);
            }
        }
        return headers;
    }

    /// <summary>A body: a text, or JSON whose texts may have names in them.</summary>
    public Template? Body(string name) =>
        fields.Raw(name) is not { } body
            ? null
            : TemplateOf(name, body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText());

    public IReadOnlyList<(string Name, string Path)> Paths(string name)
    {
        List<(string, string)> paths = [];
        JsonFields inside = fields.Inside(name, false);
        foreach (string variable in inside.Names)
        {
            string path = inside.Text(variable, "", FlowLimits.TemplateLength);
            if (!VariableName.IsOne(variable) || !JsonPointer.IsPath(path))
            {
                inside.Fault(
                    variable,
                    new(
                        "maps a variable to a path like $.customer.name or $.items[0]",
                        "应为变量到路径的映射，路径形如 $.customer.name 或 $.items[0]"
                    )
                );
            }
            else
            {
                paths.Add((variable, path));
            }
        }
        return paths;
    }

    private Prompt? ReadPrompt(JsonFields from)
    {
        if (from.IsText(out string plain))
        {
            return PromptOf(from, "", PromptKind.Sound, plain);
        }
        foreach ((string word, PromptKind kind) in PromptWords)
        {
            if (from.Has(word))
            {
                string written = from.Text(word, "", FlowLimits.TemplateLength);
                from.Done();
                return PromptOf(from, word, kind, written);
            }
        }
        from.Fault(
            "",
            new(
                "is a sound's name or has one of sound, text, number, digits, tone",
                "应为声音名称，或含 sound、text、number、digits、tone 之一"
            )
        );
        return null;
    }

    private Prompt? PromptOf(JsonFields from, string place, PromptKind kind, string written)
    {
        if (Expressions.Template.Read(written, out FaultText fault) is not { } template)
        {
            from.Fault(place, fault);
            return null;
        }
        if (written.Length == 0)
        {
            from.Fault(place, FaultText.Empty);
        }
        else if (kind == PromptKind.Text && template.IsPlain)
        {
            texts.Add(written);
        }
        else if (kind == PromptKind.Sound && template.IsPlain && around?.HasSound(written) == false)
        {
            from.Fault(place, FaultText.NoSuch("sound", "声音", written));
        }
        return new Prompt(kind, template);
    }

    private static readonly (string, PromptKind)[] PromptWords =
    [
        ("sound", PromptKind.Sound),
        ("text", PromptKind.Text),
        ("number", PromptKind.Number),
        ("digits", PromptKind.Digits),
        ("tone", PromptKind.Tone),
    ];

    private Template Named(string name, (string English, string Chinese) what, Func<string, bool>? exists)
    {
        Template template = Required(name);
        if (exists != null && template.IsPlain && template.Written.Length > 0 && !exists(template.Written))
        {
            fields.Fault(name, FaultText.NoSuch(what.English, what.Chinese, template.Written));
        }
        return template;
    }

    private static (string English, string Chinese) Words(TransferTo to) =>
        to switch
        {
            TransferTo.Extension => ("extension", "分机"),
            TransferTo.Number => ("number", "号码"),
            TransferTo.Agent => ("agent", "坐席"),
            _ => ("flow", "流程"),
        };

    private Template Required(string name)
    {
        Template template = Template(name, "");
        if (template.Written.Length == 0)
        {
            fields.Fault(name, FaultText.Missing);
        }
        return template;
    }

    private Template TemplateOf(string name, string written)
    {
        if (Expressions.Template.Read(written, out FaultText fault) is { } template)
        {
            return template;
        }
        fields.Fault(name, fault);
        return Expressions.Template.Read("", out _)!;
    }
}

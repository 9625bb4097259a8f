namespace Tandem.Server.Logging;

using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Tandem.Server.Words;

/// <summary>The values of one line, by name; as text the line itself. What came from outside cannot make it two lines, or something else.</summary>
internal sealed class LogValues : IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <summary>Characters of one value; the rest of a longer one is cut.</summary>
    private const int Longest = 300;

    private const string OriginalFormat = "{OriginalFormat}";

    /// <summary>Values that may come from the system or the database.</summary>
    private static readonly string[] Reasons = ["Reason", "Problem", "Detail", "Why"];

    private readonly KeyValuePair<string, object?>[] values;
    private readonly string template;

    public LogValues(LogMessage message, string template, ReadOnlySpan<object?> given)
    {
        this.template = template;
        values = new KeyValuePair<string, object?>[message.Names.Count + 1];
        for (int i = 0; i < message.Names.Count; i++)
        {
            string name = message.Names[i];
            object? value = i < given.Length ? given[i] : "";
            values[i] = new(name, Clean(value is string text && Reasons.Contains(name) ? Texts.Reason(text) : value));
        }
        values[^1] = new(OriginalFormat, template);
    }

    public int Count => values.Length;

    public KeyValuePair<string, object?> this[int index] => values[index];

    public override string ToString()
    {
        DefaultInterpolatedStringHandler line = new(0, 0, CultureInfo.InvariantCulture, stackalloc char[512]);
        int at = 0;
        while (at < template.Length)
        {
            int open = template.IndexOf('{', at);
            int close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }
            line.AppendFormatted(template.AsSpan(at, open - at));
            line.AppendFormatted(Value(template.AsSpan(open + 1, close - open - 1)));
            at = close + 1;
        }
        line.AppendFormatted(template.AsSpan(at));
        return line.ToStringAndClear();
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object? Value(ReadOnlySpan<char> name)
    {
        foreach ((string key, object? value) in values)
        {
            if (name.SequenceEqual(key))
            {
                return value;
            }
        }
        return null;
    }

    private static object? Clean(object? value)
    {
        if (value is not string text)
        {
            return value is null or int or long or double or bool ? value : Clean(value.ToString());
        }
        if (text.Length <= Longest && IsPlain(text))
        {
            return text;
        }
        StringBuilder clean = new(Longest);
        foreach (char each in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            if (IsPlain(each))
            {
                clean.Append(each);
            }
            else
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)each:x4}");
            }
        }
        return text.Length > Longest ? clean.Append('…').ToString() : clean.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (char each in text)
        {
            if (!IsPlain(each))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsPlain(char each) => !char.IsControl(each) && each is not ('\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E'));
}

namespace Tandem.Sip.Headers;

/// <summary>The <c>;name=value</c> parameters of a URI or header value, read in place.</summary>
public readonly ref struct Parameters(ReadOnlySpan<byte> text)
{
    /// <summary>As on the wire, from the first <c>;</c> on; empty when there are none.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>True if the parameter is there, with or without a value; the value is without blanks around it.</summary>
    public bool TryGet(string name, out ReadOnlySpan<byte> value)
    {
        foreach (Parameter parameter in this)
        {
            if (Grammar.EqualsIgnoreCase(parameter.Name, name))
            {
                value = parameter.Value;
                return true;
            }
        }
        value = default;
        return false;
    }

    public bool Has(string name) => TryGet(name, out _);

    /// <summary>The value, or empty.</summary>
    public ReadOnlySpan<byte> this[string name] => TryGet(name, out ReadOnlySpan<byte> value) ? value : default;

    public Enumerator GetEnumerator() => new(Text);

    public ref struct Enumerator(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> rest = text;

        public Parameter Current { get; private set; }

        public bool MoveNext()
        {
            rest = Grammar.Trim(rest);
            while (!rest.IsEmpty && rest[0] == ';')
            {
                rest = rest[1..];
                int end = Grammar.IndexOutside(rest, (byte)';', skipBrackets: false);
                ReadOnlySpan<byte> one = Grammar.Trim(end < 0 ? rest : rest[..end]);
                rest = end < 0 ? default : rest[end..];
                if (one.IsEmpty)
                {
                    continue;
                }
                int equals = one.IndexOf((byte)'=');
                Current =
                    equals < 0
                        ? new Parameter(one, default)
                        : new Parameter(Grammar.Trim(one[..equals]), Grammar.Trim(one[(equals + 1)..]));
                return true;
            }
            return false;
        }
    }
}

/// <summary>One parameter; <see cref="Value"/> is empty when there is none, and still quoted when it was quoted.</summary>
public readonly ref struct Parameter(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    public ReadOnlySpan<byte> Name { get; } = name;

    public ReadOnlySpan<byte> Value { get; } = value;
}

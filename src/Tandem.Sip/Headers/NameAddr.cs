namespace Tandem.Sip.Headers;

using System.Globalization;
using System.Text;

/// <summary>
/// <c>"Display" &lt;uri&gt;;params</c> or <c>uri;params</c>, as From, To, Contact, Route and their like have it (RFC 3261 §20.10). Without
/// brackets, parameters belong to the header, not to the URI.
/// </summary>
public readonly ref struct NameAddr
{
    private readonly ReadOnlySpan<byte> display;

    private NameAddr(ReadOnlySpan<byte> display, SipUri uri, ReadOnlySpan<byte> parameters, bool isStar)
    {
        this.display = display;
        Uri = uri;
        Parameters = new Parameters(parameters);
        IsStar = isStar;
    }

    public SipUri Uri { get; }

    public Parameters Parameters { get; }

    /// <summary><c>Contact: *</c> (RFC 3261 §10.2.2).</summary>
    public bool IsStar { get; }

    /// <summary>Unquoted; empty when there is none.</summary>
    public string DisplayName => Grammar.Unquote(display);

    /// <summary>The <c>tag</c> parameter, or empty.</summary>
    public ReadOnlySpan<byte> Tag => Parameters["tag"];

    /// <summary>The <c>q</c> parameter in thousandths: "0.7" is 700, none or nonsense is 1000 (RFC 3261 §20.10).</summary>
    public int Quality
    {
        get
        {
            string text = Encoding.ASCII.GetString(Parameters["q"]);
            return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal q)
                ? (int)(Math.Clamp(q, 0, 1) * 1000)
                : 1000;
        }
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out NameAddr value)
    {
        value = default;
        text = Grammar.Trim(text);
        if (text.Length == 1 && text[0] == '*')
        {
            value = new NameAddr(default, default, default, true);
            return true;
        }
        int open = Grammar.IndexOutside(text, (byte)'<', skipBrackets: false);
        if (open >= 0)
        {
            ReadOnlySpan<byte> after = text[(open + 1)..];
            int close = after.IndexOf((byte)'>');
            ReadOnlySpan<byte> display = Grammar.Trim(text[..open]);
            if (close < 0 || !ValidDisplay(display) || !SipUri.TryParse(after[..close], out SipUri uri))
            {
                return false;
            }
            ReadOnlySpan<byte> rest = Grammar.Trim(after[(close + 1)..]);
            if (!rest.IsEmpty && rest[0] != ';')
            {
                return false;
            }
            value = new NameAddr(display, uri, rest, false);
            return true;
        }
        int semicolon = text.IndexOf((byte)';');
        // '?' and ',' may stand in an addr-spec only inside brackets (RFC 3261 §20).
        ReadOnlySpan<byte> bare = Grammar.Trim(semicolon < 0 ? text : text[..semicolon]);
        if (bare.IndexOf((byte)'?') >= 0 || !SipUri.TryParse(bare, out SipUri plain))
        {
            return false;
        }
        value = new NameAddr(default, plain, semicolon < 0 ? default : text[semicolon..], false);
        return true;
    }

    // Either one quoted string or tokens; many phones send other characters unquoted, which harms nobody.
    private static bool ValidDisplay(ReadOnlySpan<byte> display)
    {
        if (display.IsEmpty || display[0] != '"')
        {
            return display.IndexOf((byte)'"') < 0;
        }
        for (int i = 1; i < display.Length; i++)
        {
            if (display[i] == '\\')
            {
                i++;
            }
            else if (display[i] == '"')
            {
                return i == display.Length - 1;
            }
        }
        return false;
    }
}

namespace Tandem.Sip.Messages;

using Tandem.Sip.Headers;

/// <summary>The methods we know; any other token is <see cref="Unknown"/> and kept as text.</summary>
public enum SipMethod : byte
{
    Unknown,
    Invite,
    Ack,
    Bye,
    Cancel,
    Register,
    Options,
    Info,
    Update,
    Prack,
    Refer,
    Notify,
    Subscribe,
    Message,
    Publish,
}

/// <summary>Methods as text. Method names are case-sensitive (RFC 3261 §7.1).</summary>
public static class SipMethods
{
    private static readonly string[] Names =
    [
        "",
        "INVITE",
        "ACK",
        "BYE",
        "CANCEL",
        "REGISTER",
        "OPTIONS",
        "INFO",
        "UPDATE",
        "PRACK",
        "REFER",
        "NOTIFY",
        "SUBSCRIBE",
        "MESSAGE",
        "PUBLISH",
    ];

    /// <summary>The token on the wire; empty for <see cref="SipMethod.Unknown"/>.</summary>
    public static string Text(this SipMethod method) => Names[(int)method];

    public static SipMethod Parse(ReadOnlySpan<byte> token)
    {
        for (int i = 1; i < Names.Length; i++)
        {
            if (Grammar.Equals(token, Names[i]))
            {
                return (SipMethod)i;
            }
        }
        return SipMethod.Unknown;
    }
}

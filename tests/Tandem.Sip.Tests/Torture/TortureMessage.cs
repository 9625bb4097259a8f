namespace Tandem.Sip.Tests.Torture;

using System.Text;

/// <summary>One torture message and what it deserves.</summary>
/// <param name="Name">Its name in the RFC's archive, or its section.</param>
/// <param name="Text">The message; line ends are CRLF on the wire, <c>\xNN</c> stands for an octet.</param>
/// <param name="Verdict">0: read without complaint. −1: dropped. Else the status it is refused with.</param>
public sealed record TortureMessage(string Name, string Text, int Verdict)
{
    public byte[] Bytes
    {
        get
        {
            List<byte> bytes = [];
            string wire = Text.ReplaceLineEndings("\r\n");
            for (int i = 0; i < wire.Length; i++)
            {
                if (wire[i] == '\\' && i + 3 < wire.Length && wire[i + 1] == 'x')
                {
                    bytes.Add(Convert.ToByte(wire.Substring(i + 2, 2), 16));
                    i += 3;
                }
                else
                {
                    bytes.AddRange(Encoding.UTF8.GetBytes(wire[i].ToString()));
                }
            }
            return [.. bytes];
        }
    }

    public override string ToString() => Name;
}

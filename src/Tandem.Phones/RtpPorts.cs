namespace Tandem.Phones;

using Tandem.Foundation;

/// <summary>The ports of a phone, which its calls take in turn.</summary>
internal static class RtpPorts
{
    /// <summary>The one whose turn it is, passing over those of calls that are up.</summary>
    public static NetAddress Of(PhoneConfig config, long line, List<PhoneLine> lines)
    {
        for (int i = 1; i < config.RtpPorts && lines.Exists(each => each.Rtp == Turn(line)); i++)
        {
            line++;
        }
        return Turn(line);

        NetAddress Turn(long line) => config.Rtp.WithPort(config.Rtp.Port + 2 * (int)((line - 1) % config.RtpPorts));
    }
}

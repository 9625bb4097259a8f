namespace Tandem.Net;

using Tandem.Foundation;
using Tandem.Net.Interop;

/// <summary>An address cannot be listened on: says which, why, and which option changes it.</summary>
public sealed class PortTakenException(string message) : Exception(message)
{
    internal static PortTakenException ForSip(string transport, NetAddress local, int error)
    {
        string where = $"SIP cannot listen on {transport}:{local}";
        string other = $"--sip {transport}:{local.SipHostText}:PORT";
        return new PortTakenException(
            error switch
            {
                Libc.EaddrInUse => $"{where}: another program has that port. Stop it, or choose another with {other}",
                Libc.EaddrNotAvail =>
                    $"{where}: this machine has no such address. Choose one of its own with --sip {transport}:ADDRESS:{local.Port}",
                Libc.Eacces => $"{where}: ports below 1024 need privileges. Choose another with {other}",
                _ => $"{where} (error {error}). Choose another address with --sip",
            }
        );
    }

    internal static PortTakenException ForRtp(NetAddress host, int low, int high, int error)
    {
        string where = $"RTP cannot use a single pair of the UDP ports {low}-{high} on {host.HostText}";
        return new PortTakenException(
            error switch
            {
                Libc.EaddrInUse => $"{where}: other programs have them. Stop these, or choose others with --rtp LOW-HIGH",
                Libc.EaddrNotAvail =>
                    $"{where}: this machine has no such address, and RTP uses the first of --sip. Choose one of its own with --sip ADDRESS:PORT",
                Libc.Emfile or Libc.Enfile => $"{where}: too few open files are allowed. Raise the limit (ulimit -n, LimitNOFILE=)",
                0 => $"{where}: a pair is an even port and the next one. Choose a range with one in it with --rtp LOW-HIGH",
                _ => $"{where} (error {error}). Choose others with --rtp LOW-HIGH",
            }
        );
    }
}

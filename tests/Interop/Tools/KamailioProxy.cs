namespace Tandem.Interop.Tests.Tools;

/// <summary>
/// Debian's Kamailio in front of a carrier, who speaks UDP: what Tandem sends goes to the carrier, what others send to Tandem, and all that follows
/// goes by it too.
/// </summary>
public sealed class KamailioProxy : IDisposable
{
    private readonly Tool tool;
    private readonly string folder = Directory.CreateTempSubdirectory("tandem-kamailio-").FullName;

    /// <param name="port">Its own, for Tandem and for the carrier.</param>
    /// <param name="tandem">Tandem's, over that transport.</param>
    /// <param name="carrier">The carrier's.</param>
    /// <param name="transport">udp, tcp or tls.</param>
    /// <param name="certificate">Files of certificate and key, for tls.</param>
    public KamailioProxy(
        int port,
        int tandem,
        int carrier,
        string transport = "udp",
        (string Certificate, string Key) certificate = default
    )
    {
        string tls = $"""
            enable_tls=yes
            loadmodule "tls.so"
            modparam("tls", "certificate", "{certificate.Certificate}")
            modparam("tls", "private_key", "{certificate.Key}")
            modparam("tls", "verify_certificate", 0)
            modparam("tls", "tls_method", "TLSv1.2+")
            """;
        string streams = transport == "udp" ? "disable_tcp=yes" : $"tcp_children=1\nlisten={transport}:127.0.0.1:{port}";
        string fromTandem = transport == "udp" ? $"$sp == {tandem}" : $"$proto == \"{transport}\"";
        string file = Path.Combine(folder, "kamailio.cfg");
        File.WriteAllText(
            file,
            $$"""
            debug=-1
            log_stderror=yes
            children=1
            {{streams}}
            auto_aliases=no
            listen=udp:127.0.0.1:{{port}}
            mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/"
            {{(transport == "tls" ? tls : "")}}
            loadmodule "tm.so"
            loadmodule "sl.so"
            loadmodule "rr.so"
            loadmodule "pv.so"
            request_route {
                if ($rm == "OPTIONS") {
                    sl_send_reply("200", "OK");
                    exit;
                }
                if ($tt != $null) {
                    loose_route();
                    t_relay();
                    exit;
                }
                if ($rm == "INVITE") {
                    record_route();
                }
                if ({{fromTandem}}) {
                    $du = "sip:127.0.0.1:{{carrier}}";
                } else {
                    $du = "sip:127.0.0.1:{{tandem}};transport={{transport}}";
                }
                t_relay();
            }
            """
        );
        tool = new Tool(
            "/usr/sbin/kamailio",
            folder,
            "-DD",
            "-E",
            "-f",
            file,
            "-Y",
            folder,
            "-P",
            Path.Combine(folder, "kamailio.pid"),
            "-m",
            "64",
            "-M",
            "8"
        );
    }

    public ProcessLog Log => tool.Log;

    public void Dispose()
    {
        tool.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

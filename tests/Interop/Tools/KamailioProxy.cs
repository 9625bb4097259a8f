namespace Tandem.Interop.Tests.Tools;

/// <summary>Debian's Kamailio in front of a carrier: what Tandem sends goes to the carrier, what others send to Tandem, and all that follows goes by it too.</summary>
public sealed class KamailioProxy : IDisposable
{
    private readonly Tool tool;
    private readonly string folder = Directory.CreateTempSubdirectory("tandem-kamailio-").FullName;

    public KamailioProxy(int port, int tandem, int carrier)
    {
        string file = Path.Combine(folder, "kamailio.cfg");
        File.WriteAllText(
            file,
            $$"""
            debug=-1
            log_stderror=yes
            children=1
            disable_tcp=yes
            auto_aliases=no
            listen=udp:127.0.0.1:{{port}}
            mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/"
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
                if ($sp == {{tandem}}) {
                    $du = "sip:127.0.0.1:{{carrier}}";
                } else {
                    $du = "sip:127.0.0.1:{{tandem}}";
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

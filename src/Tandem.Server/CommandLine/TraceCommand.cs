namespace Tandem.Server.CommandLine;

using System.CommandLine;
using System.Text;
using Tandem.Access.Contract;
using Tandem.Native.Answers;
using Tandem.Server.Tracing;
using Tandem.Server.Words;
using Tandem.Store.Contract;

/// <summary><c>tandem trace CALL</c>: the SIP messages of a call as a ladder; works beside a running server.</summary>
internal static class TraceCommand
{
    public static Command Make()
    {
        Argument<string> call = new("CALL")
        {
            Description = Texts.Say(
                "A call's id or the end of it as records shows it, a leg's id, a SIP Call-ID; with --registrations an extension",
                "通话编号或其末尾（见 records）、通话支路编号或 SIP Call-ID；加 --registrations 时为分机号"
            ),
        };
        Option<string> data = new("--data")
        {
            Description = Texts.Say("Folder of database, recordings, credentials", "数据目录：数据库、录音、凭据"),
            DefaultValueFactory = _ => "data",
        };
        Option<bool> registrations = new("--registrations")
        {
            Description = Texts.Say("The registrations of an extension instead", "改为显示某分机的注册过程"),
        };
        Option<bool> full = new("--full") { Description = Texts.Say("The messages themselves too", "同时显示消息全文") };
        Option<string> pcap = new("--pcap")
        {
            Description = Texts.Say(
                "Writes a capture file instead, for Wireshark or sngrep",
                "改为写出抓包文件，供 Wireshark 或 sngrep 打开"
            ),
            HelpName = "FILE",
        };
        Command command = new("trace", Texts.Say("Draw the SIP messages of a call as a ladder", "以阶梯图显示一次通话的 SIP 消息"))
        {
            call,
            data,
            registrations,
            full,
            pcap,
        };
        command.SetAction(result =>
            Run(
                result.GetValue(call)!,
                result.GetValue(data)!,
                result.GetValue(registrations),
                result.GetValue(full),
                result.GetValue(pcap)
            )
        );
        return command;
    }

    private static int Run(string call, string data, bool registrations, bool full, string? pcap)
    {
        try
        {
            TraceSearch search = new(data);
            SipTrace? trace = registrations ? search.OfRegistrations(call) : search.OfCall(call);
            if (trace is null || trace.Messages.Count == 0)
            {
                Console.Error.WriteLine(
                    Texts.Say($"tandem: no SIP messages of {call} are kept in {data}", $"tandem: {data} 中没有保存 {call} 的 SIP 消息")
                );
                return 1;
            }
            if (pcap is not null)
            {
                File.WriteAllBytes(pcap, PcapFile.Write(trace.Messages));
                return 0;
            }
            new Ladder(trace, Console.Out).Draw();
            if (full)
            {
                Print(trace);
            }
            return 0;
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"tandem: {Texts.Of(e)}");
            return 1;
        }
    }

    private static void Print(SipTrace trace)
    {
        foreach (SipTraceMessage message in trace.Messages)
        {
            string way = message.IsReceived ? $"{message.Remote} > {message.Local}" : $"{message.Local} > {message.Remote}";
            Console.WriteLine();
            Console.WriteLine($"--- {way} {message.Transport}");
            foreach (string line in Encoding.UTF8.GetString(message.Bytes.Span).Split("\r\n"))
            {
                Console.WriteLine(LadderLine.Printable(line));
            }
        }
    }
}

namespace Tandem.Server.Hosting;

using System.Runtime.InteropServices;
using Tandem.Server.CommandLine;
using Tandem.Server.Options;
using Tandem.Server.Words;

/// <summary>A server as a process: says where it is, waits for a signal, drains.</summary>
internal static class ServerProcess
{
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancel)
    {
        using ILoggerFactory logs = LogLines.To(options);
        await using ServerHost host = new(options, logs);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using CancellationTokenSource hurry = new();
        void OnSignal(PosixSignalContext signal)
        {
            signal.Cancel = true;
            if (stop.IsCancellationRequested)
            {
                hurry.Cancel();
            }
            stop.Cancel();
        }
        using PosixSignalRegistration term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        await host.StartAsync();
        Greet(host);
        try
        {
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine(Texts.Say("stopping: no new calls, waiting for live ones", "正在停止：不再接纳新呼叫，等待通话结束"));
        }
        await host.StopAsync(options.Drain, hurry.Token);
        return 0;
    }

    private static void Greet(ServerHost host)
    {
        Console.WriteLine($"Tandem {typeof(ServerProcess).Assembly.GetName().Version?.ToString(3)}");
        Console.WriteLine(
            $"  SIP         {string.Join(", ", host.Node.Listeners.Select(each => $"{each.Transport}:{each.Local}".ToLowerInvariant()))}"
        );
        Console.WriteLine($"  HTTP        {host.Credentials.Http}");
        Console.WriteLine($"  {Texts.Say("domain    ", "域        ")}  {host.Credentials.Domain}");
        Console.WriteLine($"  {Texts.Say("credentials", "凭据文件  ")} {host.CredentialsFile}");
        Console.WriteLine(Texts.Say("ready; Ctrl+C stops", "已就绪；按 Ctrl+C 停止"));
    }
}

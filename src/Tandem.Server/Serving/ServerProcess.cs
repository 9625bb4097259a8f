namespace Tandem.Server.Serving;

using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting.Systemd;
using Tandem.Numbering;
using Tandem.Server.Hosting;
using Tandem.Server.Logging;
using Tandem.Server.Options;
using Tandem.Server.Words;

/// <summary>
/// A server as a process: says where it is, to people and to systemd; SIGTERM and SIGINT drain it, once more hurries; SIGHUP reloads.
/// </summary>
internal sealed class ServerProcess(Func<ServeOptions> read) : IDisposable
{
    private static readonly ServiceState Reloading = new("RELOADING=1");

    private readonly SystemdNotifier systemd = new();
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource hurry = new();
    private ServeOptions options = read();

    /// <param name="read">Reads the options; once more at each reload. Throws <see cref="OptionException"/>.</param>
    /// <param name="cancel">Drains too.</param>
    public static async Task<int> RunAsync(Func<ServeOptions> read, CancellationToken cancel)
    {
        using ServerProcess process = new(read);
        return await process.RunAsync(cancel);
    }

    public void Dispose()
    {
        stop.Dispose();
        hurry.Dispose();
    }

    private async Task<int> RunAsync(CancellationToken cancel)
    {
        using LogLines log = new(options);
        LogBook book = new(log.Factory);
        UsePlaces(book);
        await using ServerHost host = Servers.Make(options, log.Factory);
        using CancellationTokenRegistration cancelled = cancel.Register(stop.Cancel);
        using PosixSignalRegistration term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnStop);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnStop);
        using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(
            PosixSignal.SIGHUP,
            signal => OnReload(signal, log, book, host)
        );
        await host.StartAsync();
        Greet(host);
        systemd.Notify(ServiceState.Ready);
        try
        {
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException)
        {
            systemd.Notify(ServiceState.Stopping);
            Console.WriteLine(Texts.Say("stopping: no new calls, waiting for live ones", "正在停止：不再接纳新呼叫，等待通话结束"));
        }
        await host.StopAsync(options.Drain, hurry.Token);
        return 0;
    }

    private void UsePlaces(LogBook book)
    {
        if (options.Places.Length > 0)
        {
            PlaceTable places = PlaceFile.Read(options.Places);
            NumberOrigins.Use(places);
            book.Write(LogMessages.PlacesRead, places.Count, options.Places, (int)(100 * MobileRanges.Covered(places)));
        }
    }

    private void OnStop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (stop.IsCancellationRequested)
        {
            hurry.Cancel();
        }
        stop.Cancel();
    }

    // Never ends the process: options that make no sense any more are said, and those of before stay.
    private void OnReload(PosixSignalContext signal, LogLines log, LogBook book, ServerHost host)
    {
        signal.Cancel = true;
        systemd.Notify(Reloading);
        try
        {
            ServeOptions next = read();
            foreach (ServeOption option in ServeOptionTable.All.Where(each => Differs(each, next) && !each.Reloads))
            {
                book.Write(LogMessages.NeedsRestart, option.Name);
            }
            log.Use(next);
            host.Use(next);
            options = next with { AsGiven = Merged(next) };
            book.Write(LogMessages.Reloaded);
        }
        catch (OptionException e)
        {
            book.Write(LogMessages.NotReloaded, e.Message);
        }
        systemd.Notify(ServiceState.Ready);
    }

    private bool Differs(ServeOption option, ServeOptions next) =>
        options.AsGiven.GetValueOrDefault(option.Name) != next.AsGiven.GetValueOrDefault(option.Name);

    // What needs a restart still runs as it was given at the start, and is warned about at every reload until then.
    private Dictionary<string, string> Merged(ServeOptions next)
    {
        Dictionary<string, string> merged = [];
        foreach (ServeOption option in ServeOptionTable.All)
        {
            if ((option.Reloads ? next : options).AsGiven.TryGetValue(option.Name, out string? given))
            {
                merged.Add(option.Name, given);
            }
        }
        return merged;
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

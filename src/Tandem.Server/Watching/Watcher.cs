namespace Tandem.Server.Watching;

using Tandem.Core.Contract.Events;
using Tandem.Foundation;
using Tandem.Server.Logging;

/// <summary>The thread that writes the log and counts, from what the loop has shown. It gives way to all others: what it says may be a moment late.</summary>
internal sealed class Watcher : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);

    private readonly LoopSights sights;
    private readonly EventLines lines;
    private readonly LogBook book;
    private readonly SeenCalls calls = new();
    private readonly Thread thread;
    private readonly ManualResetEventSlim stopping = new();

    public Watcher(LoopSights sights, LogBook book, Func<int, string> nameOf)
    {
        this.sights = sights;
        this.book = book;
        lines = new EventLines(book, nameOf);
        thread = new Thread(Run) { Name = "log", IsBackground = true };
    }

    public CallFigures Figures { get; } = new();

    public void Start() => thread.Start();

    /// <summary>Says what there is still to say, and ends.</summary>
    public void Dispose()
    {
        stopping.Set();
        if (thread.IsAlive)
        {
            thread.Join();
        }
        stopping.Dispose();
    }

    private void Run()
    {
        ThreadNiceness.GiveWay();
        while (!stopping.Wait(Round))
        {
            TakeAll();
        }
        TakeAll();
    }

    private void TakeAll()
    {
        while (sights.TryTake(out Sight sight))
        {
            try
            {
                Take(sight);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                book.Write(LogMessages.Failed, e, "log");
            }
        }
        book.TellHeld();
    }

    private void Take(in Sight sight)
    {
        foreach (Event happened in sight.Events ?? [])
        {
            SeenCall? call = calls.Take(happened);
            Figures.Take(sight.Tenant, happened, call);
            lines.Take(sight.Tenant, happened, call);
        }
        if (sight.Registration is { } registration)
        {
            lines.Take(sight.Tenant, registration);
        }
        if (sight.Credentials is { } credentials)
        {
            lines.Take(credentials);
        }
        if (sight.Refused is { } refused)
        {
            lines.Take(refused);
        }
    }
}

namespace Tandem.Interop.Tests.Tools;

/// <summary>A queue with an agent in a browser, and a desk phone (baresip) that calls it, each with a tone of its own.</summary>
internal sealed class BrowserFloor : IDisposable
{
    /// <summary>The desk phone.</summary>
    public const string Desk = "1002";

    private const string Queue = "sales";
    private const string Agent = "1001";

    /// <summary>The page tells its tone by the bins of its transform.</summary>
    private const int Near = 12;

    /// <summary>What the desk phone tells its tones by.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(600);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly int browserHertz;
    private readonly int callerHertz;
    private readonly RunningServer server;
    private readonly Baresip caller;

    public BrowserFloor(int browserHertz, int callerHertz, params string[] options)
        : this("phone.html", browserHertz, callerHertz, options) { }

    /// <param name="page">The agent's phone.</param>
    public BrowserFloor(string page, int browserHertz, int callerHertz, string[] options)
    {
        (this.browserHertz, this.callerHertz) = (browserHertz, callerHertz);
        int port = RunningServer.FreePort();
        server = new RunningServer(["--cors-origin", Browser.Origin(port), .. options]);
        server.BuildQueue(Queue, Agent, Desk);
        caller = new Baresip(server, Desk, callerHertz);
        Browser = new Browser(server, port, browserHertz, page);
        Browser.Register(Agent);
        Await.Until(() => server.Metric("tandem_registrations") >= 1, Limit, Told);
        server.SignIn(Queue, Agent);
    }

    public Browser Browser { get; }

    public void CallQueue() => caller.Dial(Queue);

    /// <summary>Waits until both hear each other.</summary>
    public void Talk()
    {
        Await.Until(() => CallerHears() == browserHertz, Limit, Told);
        Await.Until(() => Math.Abs(Browser.Hears - callerHertz) < Near, Limit, Told);
    }

    /// <summary>Likewise, for so long that nothing of what is heard is from before.</summary>
    public void TalkOn()
    {
        Talk();
        Await.Steadily(() => CallerHears() == browserHertz && Math.Abs(Browser.Hears - callerHertz) < Near, Window, Limit, Told);
    }

    /// <summary>Hertz, 0 where it is not the page.</summary>
    public int CallerHears() => caller.Hears(browserHertz).FirstOrDefault();

    /// <summary>How loud it is where the caller is.</summary>
    public double CallerLevel() => caller.Level();

    public bool IsOver() => server.Metric("tandem_legs") == 0;

    public string Told() => $"{Browser?.Log}\n{caller.Log}\n{server.Log}";

    public void Dispose()
    {
        Browser.Dispose();
        caller.Dispose();
        server.Dispose();
    }
}

namespace Tandem.Server.Logging;

/// <summary>How many lines of one kind there may be in a while. Any thread.</summary>
/// <param name="clock">Milliseconds since some start.</param>
internal sealed class LineLimit(Func<long> clock)
{
    /// <summary>Lines of one kind within <see cref="WindowMillis"/>; further ones are counted.</summary>
    public const int Most = 20;

    public const long WindowMillis = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<LogMessage, Window> windows = [];

    private sealed class Window
    {
        public long Began;
        public int Passed;
        public long Held;
    }

    /// <summary>False when the line is one too many.</summary>
    public bool TryPass(LogMessage message)
    {
        lock (gate)
        {
            long now = clock();
            if (!windows.TryGetValue(message, out Window? window))
            {
                window = new Window { Began = now };
                windows.Add(message, window);
            }
            if (now - window.Began >= WindowMillis && window.Held == 0)
            {
                window.Began = now;
                window.Passed = 0;
            }
            if (window.Passed < Most)
            {
                window.Passed++;
                return true;
            }
            window.Held++;
            return false;
        }
    }

    /// <summary>What was left out in windows that are over; each is told once.</summary>
    public IReadOnlyList<(LogMessage Message, long Count)> TakeHeld()
    {
        lock (gate)
        {
            long now = clock();
            List<(LogMessage Message, long Count)> held = [];
            foreach ((LogMessage message, Window window) in windows)
            {
                if (window.Held > 0 && now - window.Began >= WindowMillis)
                {
                    held.Add((message, window.Held));
                    window.Held = 0;
                }
            }
            held.Sort((a, b) => a.Message.Id.CompareTo(b.Message.Id));
            return held;
        }
    }
}

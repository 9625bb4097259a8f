namespace Tandem.Store.Tests;

using Tandem.Core.Contract;
using Tandem.Engine.Ports;
using Tandem.Media.Playback;
using Tandem.Store.Contract;

/// <summary>Hears what the store tells and can be waited for.</summary>
internal sealed class Sink : IStoreSink
{
    /// <summary>After that long an answer is taken for lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly ManualResetEventSlim told = new(false);
    private readonly List<string> heard = [];

    public List<JournalLevel> Levels { get; } = [];

    public Sound? Sound { get; private set; }

    /// <summary>All that was told, one line each, in order.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (gate)
            {
                return [.. heard];
            }
        }
    }

    public void Committed(int tenant, long commit) => Tell($"committed {tenant} {commit}");

    public void CommitFailed(int tenant, long commit, string reason) => Tell($"failed {tenant} {commit} {reason}");

    public void CampaignRead(int tenant, CampaignBatch batch) { }

    public void BindingsKept(int tenant, long ticket) => Tell($"kept {tenant} {ticket}");

    public void SoundLoaded(int tenant, string path, Sound? sound, string reason)
    {
        Sound = sound;
        Tell(sound == null ? $"no sound {path}: {reason}" : $"sound {path}");
    }

    public void JournalLevel(JournalLevel level)
    {
        Levels.Add(level);
        Tell($"journal {level}");
    }

    public void RecordingFailed(Guid recording, string reason) => Tell($"recording failed {recording}: {reason}");

    public void Failed(string where, Exception failure) => Tell($"trouble {where}: {failure.Message}");

    public void Recovered(string where) => Tell($"recovered {where}");

    /// <summary>Waits for a line that begins so.</summary>
    public string Wait(string beginning) =>
        WaitFor(() => Heard.FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal)));

    /// <summary>Waits until something is there, looking again whenever the store told something, and now and then.</summary>
    public T WaitFor<T>(Func<T?> look)
        where T : class
    {
        DateTime end = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < end)
        {
            told.Reset();
            if (look() is { } found)
            {
                return found;
            }
            told.Wait(TimeSpan.FromMilliseconds(20));
        }
        throw new TimeoutException($"waited in vain; heard: {string.Join(" | ", Heard)}");
    }

    private void Tell(string line)
    {
        lock (gate)
        {
            heard.Add(line);
        }
        told.Set();
    }
}

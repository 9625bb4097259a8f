namespace Tandem.Engine.Media;

using Tandem.Media;

/// <summary>
/// Sounds by media path: built-in ones, tone streams (made once), and files (loaded by the store, then kept). Bounded: past
/// the limit the sound that was fetched first is let go.
/// </summary>
internal sealed class SoundShelf(int limit)
{
    /// <summary>The path of the tone that says "it rings there".</summary>
    public const string RingbackPath = "ringback:";

    private const string ToneStreamPrefix = "tone_stream://";
    private readonly Dictionary<string, Sound> sounds = [];
    private readonly Queue<string> order = new();
    private Sound? holdMusic;
    private Sound? ringback;

    /// <summary>The sound if it is at hand; false means it must be loaded from a file first.</summary>
    public bool TryGet(string path, out Sound sound)
    {
        if (path.Length == 0)
        {
            sound = holdMusic ??= Sound.HoldMusic();
            return true;
        }
        if (path == RingbackPath)
        {
            sound = ringback ??= Sound.Ringback();
            return true;
        }
        if (sounds.TryGetValue(path, out sound!))
        {
            return true;
        }
        if (path.StartsWith(ToneStreamPrefix, StringComparison.Ordinal) && Sound.TryFromToneStream(path, out Sound? tone, out _))
        {
            sound = tone;
            Keep(path, tone);
            return true;
        }
        return false;
    }

    /// <summary>What plays when a path cannot be played: waiting callers hear the built-in music rather than nothing.</summary>
    public Sound Fallback => holdMusic ??= Sound.HoldMusic();

    public void Keep(string path, Sound sound)
    {
        if (sounds.ContainsKey(path))
        {
            sounds[path] = sound;
            return;
        }
        if (sounds.Count == limit)
        {
            sounds.Remove(order.Dequeue());
        }
        sounds[path] = sound;
        order.Enqueue(path);
    }
}

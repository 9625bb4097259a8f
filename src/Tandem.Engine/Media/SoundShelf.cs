namespace Tandem.Engine.Media;

using Tandem.Media;

/// <summary>
/// Sounds by tenant and media path: built-in ones, tone streams (made once), and what the store put together, kept. Each tenant sees only
/// what was loaded for it: whose an upload is, the store alone knows. Bounded in number and in length: past either limit the sound that was
/// used longest ago is let go.
/// </summary>
/// <param name="limit">Sounds kept.</param>
/// <param name="seconds">Seconds of sound kept; one that is longer by itself is kept alone.</param>
internal sealed class SoundShelf(int limit, int seconds)
{
    /// <summary>The path of the tone that says "it rings there".</summary>
    public const string RingbackPath = "ringback:";

    private const string ToneStreamPrefix = "tone_stream://";
    private readonly Dictionary<(int Tenant, string Path), LinkedListNode<Kept>> sounds = [];
    private readonly LinkedList<Kept> byUse = new();
    private readonly long maxMillis = seconds * 1_000L;
    private long millis;
    private Sound? holdMusic;
    private Sound? ringback;

    /// <summary>The sound if it is at hand; false means the store must load it first.</summary>
    public bool TryGet(int tenant, string path, out Sound sound)
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
        if (sounds.TryGetValue((tenant, path), out LinkedListNode<Kept>? node))
        {
            byUse.Remove(node);
            byUse.AddLast(node);
            sound = node.Value.Sound;
            return true;
        }
        if (path.StartsWith(ToneStreamPrefix, StringComparison.Ordinal) && Sound.TryFromToneStream(path, out Sound? tone, out _))
        {
            sound = tone;
            Keep(tenant, path, tone);
            return true;
        }
        sound = Fallback;
        return false;
    }

    /// <summary>What plays when a path cannot be played: waiting callers hear the built-in music rather than nothing.</summary>
    public Sound Fallback => holdMusic ??= Sound.HoldMusic();

    public void Keep(int tenant, string path, Sound sound)
    {
        if (sounds.TryGetValue((tenant, path), out LinkedListNode<Kept>? before))
        {
            Drop(before);
        }
        while (sounds.Count > 0 && (sounds.Count >= limit || millis + sound.Milliseconds > maxMillis))
        {
            Drop(byUse.First!);
        }
        sounds[(tenant, path)] = byUse.AddLast(new Kept(tenant, path, sound));
        millis += sound.Milliseconds;
    }

    private void Drop(LinkedListNode<Kept> node)
    {
        byUse.Remove(node);
        sounds.Remove((node.Value.Tenant, node.Value.Path));
        millis -= node.Value.Sound.Milliseconds;
    }

    private readonly record struct Kept(int Tenant, string Path, Sound Sound);
}

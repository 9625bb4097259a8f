namespace Tandem.Engine.Media;

using Tandem.Engine.Inputs;
using Tandem.Media.Playback;

/// <summary>
/// Which sounds the media workers hold, by tenant and path. Each tenant sees only what was loaded for it: whose an upload is, the store alone
/// knows. Bounded in number and in length: past either limit the sound that was used longest ago is let go.
/// </summary>
/// <param name="limit">Sounds kept.</param>
/// <param name="seconds">Seconds of sound kept; one that is longer by itself is kept alone.</param>
internal sealed class SoundTable(int limit, int seconds)
{
    /// <summary>The path of the tone that says "it rings there".</summary>
    public const string RingbackPath = "ringback:";

    private readonly Dictionary<(int Tenant, string Path), LinkedListNode<SoundLoaded>> sounds = [];
    private readonly LinkedList<SoundLoaded> byUse = new();
    private readonly long maxMillis = seconds * 1_000L;
    private long millis;

    /// <summary>The sound's number if it is at hand, and what is missing in it; false means that it has to be loaded first.</summary>
    public bool TryGet(int tenant, string path, out long sound, out string missing)
    {
        missing = "";
        if (path.Length == 0 || path == RingbackPath)
        {
            sound = path.Length == 0 ? BuiltInSound.HoldMusic : BuiltInSound.Ringback;
            return true;
        }
        if (sounds.TryGetValue((tenant, path), out LinkedListNode<SoundLoaded>? node))
        {
            byUse.Remove(node);
            byUse.AddLast(node);
            (sound, missing) = (node.Value.Sound, node.Value.Reason);
            return true;
        }
        sound = 0;
        return false;
    }

    /// <summary>Keeps one that was loaded; those that have to go for it are told by number.</summary>
    public void Keep(SoundLoaded loaded, Action<long> letGo)
    {
        if (sounds.TryGetValue((loaded.Tenant, loaded.Path), out LinkedListNode<SoundLoaded>? before))
        {
            LetGo(before, letGo);
        }
        while (sounds.Count > 0 && (sounds.Count >= limit || millis + loaded.Milliseconds > maxMillis))
        {
            LetGo(byUse.First!, letGo);
        }
        sounds[(loaded.Tenant, loaded.Path)] = byUse.AddLast(loaded);
        millis += loaded.Milliseconds;
    }

    private void LetGo(LinkedListNode<SoundLoaded> node, Action<long> letGo)
    {
        byUse.Remove(node);
        sounds.Remove((node.Value.Tenant, node.Value.Path));
        millis -= node.Value.Milliseconds;
        letGo(node.Value.Sound);
    }
}

namespace Tandem.Media.Playback;

/// <summary>The sounds a worker can play, by number: what is built in, and what it was given and not told to forget.</summary>
internal sealed class SoundLibrary
{
    private static readonly Sound HoldMusic = Sound.HoldMusic();
    private static readonly Sound Ringback = Sound.Ringback();
    private readonly Dictionary<long, Sound> sounds = new() { [BuiltInSound.HoldMusic] = HoldMusic, [BuiltInSound.Ringback] = Ringback };

    public void Keep(long number, Sound sound) => sounds[number] = sound;

    public void Forget(long number) => sounds.Remove(number);

    public Sound? Find(long number) => sounds.GetValueOrDefault(number);
}

namespace Tandem.TestKit.Simulation;

using Tandem.Media.Playback;

/// <summary>There are no sound files in a simulation, but tones can be made; texts are spoken in one.</summary>
internal static class SimulatedSounds
{
    private const string Several = "file_string://";
    private const string Spoken = "tts:";
    private const string SpokenAs = "tone_stream://%(800,0,440)";

    public static Sound? Make(string path, out string reason)
    {
        reason = "";
        List<short> samples = [];
        foreach (string part in path.Replace(Several, "", StringComparison.Ordinal).Split('!'))
        {
            string tone = part.StartsWith(Spoken, StringComparison.Ordinal) ? SpokenAs : part;
            if (!Sound.TryFromToneStream(tone, out Sound? sound, out reason))
            {
                return null;
            }
            samples.AddRange(sound.Samples.Span);
        }
        return new Sound([.. samples]);
    }
}

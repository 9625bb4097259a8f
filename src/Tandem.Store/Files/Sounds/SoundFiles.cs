namespace Tandem.Store.Files.Sounds;

using System.Diagnostics.CodeAnalysis;
using Tandem.Media.Playback;
using Tandem.Speech.Contract;

/// <summary>
/// Sounds by path. A file of the data folder's sounds, relative or absolute inside it, never out of it; <c>say:zh/next</c>, a prompt, which an
/// operator's file <c>zh/next.wav</c> replaces; <c>phrase:welcome@xui</c>, a prompt in both languages; <c>tts:zh/TEXT</c>, a text (percent-encoded) that is
/// spoken; <c>tone_stream://…</c>; and <c>file_string://A!B</c>, several of them one after the other.
/// </summary>
/// <param name="folder">The data folder's sounds.</param>
/// <param name="prompts">Where the prompts that come with Tandem were made; empty when there are none.</param>
/// <param name="speech">Speaks texts.</param>
internal sealed class SoundFiles(string folder, string prompts, ISpokenTexts? speech = null)
{
    /// <summary>Bytes of a file: half an hour of 16 kHz stereo, ten minutes of 48 kHz.</summary>
    private const long MaxBytes = 16_000L * 4 * 1_800;

    /// <summary>Sounds in one path.</summary>
    private const int MaxParts = 64;

    private const string Several = "file_string://";
    private const string Prompt = "say:";
    private const string Phrase = "phrase:";
    private const string Text = "tts:";
    private const string Tone = "tone_stream://";

    /// <summary>
    /// The sound of that path, if it may be the tenant's: uploaded ones belong to whoever uploaded them. With a sound, a reason says which
    /// part of it is missing or told by a tone; empty when nothing is.
    /// </summary>
    public async Task<(Sound? Sound, string Reason)> LoadAsync(int tenant, string path)
    {
        if (!path.StartsWith(Several, StringComparison.Ordinal))
        {
            return await OneAsync(tenant, path);
        }
        string reason = "";
        List<short> samples = [];
        // All at once: what is spoken by a service takes as long as the slowest, not as long as all of them.
        Task<(Sound?, string)>[] parts = [.. path[Several.Length..].Split('!').Take(MaxParts).Select(part => OneAsync(tenant, part))];
        foreach ((Sound? one, string why) in await Task.WhenAll(parts))
        {
            if (one is not null)
            {
                samples.AddRange(one.Samples.Span);
            }
            reason = reason.Length == 0 ? why : reason;
            if (samples.Count > Sound.MaxSamples)
            {
                break;
            }
        }
        bool fits = samples.Count is > 0 and <= Sound.MaxSamples;
        reason = samples.Count > Sound.MaxSamples ? $"{path} is too long" : reason;
        return (fits ? new Sound([.. samples]) : null, reason);
    }

    private async Task<(Sound? Sound, string Reason)> OneAsync(int tenant, string path)
    {
        if (path.StartsWith(Text, StringComparison.Ordinal))
        {
            return await SpeakAsync(path[Text.Length..]);
        }
        if (path.StartsWith(Phrase, StringComparison.Ordinal))
        {
            string name = path[Phrase.Length..].Split('@')[0];
            return await LoadAsync(tenant, $"{Several}{Prompt}zh/{name}!{Prompt}en/{name}");
        }
        return TryOne(tenant, path, out Sound? sound, out string reason) ? (sound, reason) : (null, reason);
    }

    // zh/TEXT: who names no language speaks Chinese.
    private async Task<(Sound? Sound, string Reason)> SpeakAsync(string written)
    {
        int slash = written.IndexOf('/', StringComparison.Ordinal);
        string language = slash < 0 ? "zh" : written[..slash];
        string text = Uri.UnescapeDataString(written[(slash + 1)..]);
        if (speech is null)
        {
            return (null, "nothing speaks here");
        }
        Spoken spoken = await speech.FindAsync(new SpokenText(language, text));
        return (spoken.Sound, spoken.Problem.Length == 0 ? "" : $"\"{text}\": {spoken.Problem}");
    }

    private bool TryOne(int tenant, string path, [NotNullWhen(true)] out Sound? sound, out string reason)
    {
        if (path.StartsWith(Prompt, StringComparison.Ordinal))
        {
            return TryPrompt(tenant, path[Prompt.Length..], out sound, out reason);
        }
        if (path.StartsWith(Tone, StringComparison.Ordinal))
        {
            bool isTone = Sound.TryFromToneStream(path, out sound, out reason);
            reason = isTone ? "" : reason;
            return isTone;
        }
        return TryFile(tenant, folder, path, out sound, out reason);
    }

    // A prompt that is not there is told by tones: a place in line as so many of them is better than none.
    private bool TryPrompt(int tenant, string name, [NotNullWhen(true)] out Sound? sound, out string reason)
    {
        if (TryFile(tenant, folder, name + ".wav", out sound, out reason))
        {
            return true;
        }
        if (prompts.Length == 0 || !TryFile(tenant, prompts, name + ".wav", out sound, out reason))
        {
            sound = StandIn.For(name);
        }
        return true;
    }

    private static bool TryFile(int tenant, string root, string path, [NotNullWhen(true)] out Sound? sound, out string reason)
    {
        sound = null;
        try
        {
            // An absolute path replaces the folder, and is then held against it as any other.
            string full = Path.GetFullPath(Path.Combine(root, path));
            if (!IsBelow(full, root))
            {
                reason = $"{path} is not inside the sounds folder";
                return false;
            }
            string uploads = Path.Combine(root, SoundUploads.Below);
            FileInfo file = new(full);
            bool isOthers = IsBelow(full, uploads) && !IsBelow(full, Path.Combine(uploads, $"{tenant}"));
            if (isOthers || !file.Exists || file.Length > MaxBytes)
            {
                reason = file.Exists && !isOthers ? $"{path} is too big" : $"there is no sound {path}";
                return false;
            }
            bool isSound = Sound.TryFromWav(File.ReadAllBytes(full), out sound, out reason);
            reason = isSound ? "" : $"{path}: {reason}";
            return isSound;
        }
        catch (Exception e)
        {
            // Whoever asked waits for an answer, whatever went wrong.
            reason = e.Message;
            return false;
        }
    }

    private static bool IsBelow(string full, string root) => full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

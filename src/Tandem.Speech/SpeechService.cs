namespace Tandem.Speech;

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Tandem.Media.Playback;
using Tandem.Speech.Contract;

/// <summary>
/// Texts as sounds: spoken once for all who want them, some at a time, the others in a line of limited length, and kept. A caller waits for a limited time;
/// what took longer is there for the next one.
/// </summary>
public sealed class SpeechService(ISynthesiser synthesiser, ISpokenFiles files, SpeechLimits limits) : ISpokenTexts, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Spoken>>> underWay = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim slots = new(limits.AtOnce);
    private readonly CancellationTokenSource stop = new();
    private int waiting;

    /// <summary>Texts that wait or are being spoken.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Something speaks here.</summary>
    public bool CanSpeak => synthesiser.Name.Length > 0;

    public async Task<Spoken> FindAsync(SpokenText text)
    {
        string key = KeyOf(text);
        if (files.Find(key) is { } kept)
        {
            return new Spoken(kept, "");
        }
        Task<Spoken> speaking = Begin(key, text);
        return await Task.WhenAny(speaking, Task.Delay(limits.Patience, stop.Token)) == speaking
            ? await speaking
            : new Spoken(null, "the text was not spoken in time");
    }

    public async Task<string> PrepareAsync(SpokenText text, CancellationToken cancel)
    {
        string key = KeyOf(text);
        return files.Has(key) ? "" : (await Begin(key, text).WaitAsync(cancel)).Problem;
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private Task<Spoken> Begin(string key, SpokenText text) =>
        underWay.GetOrAdd(key, _ => new Lazy<Task<Spoken>>(() => Task.Run(() => SpeakAsync(key, text)))).Value;

    private async Task<Spoken> SpeakAsync(string key, SpokenText text)
    {
        bool isIn = false;
        try
        {
            if (text.Text.Length > SpeechLimits.TextLength)
            {
                return new Spoken(null, $"the text is longer than {SpeechLimits.TextLength} characters");
            }
            if (Interlocked.Increment(ref waiting) > limits.Waiting + limits.AtOnce)
            {
                return new Spoken(null, "too many texts are waiting to be spoken");
            }
            await slots.WaitAsync(stop.Token);
            isIn = true;
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            patience.CancelAfter(limits.Speaking);
            return Keep(key, await synthesiser.SpeakAsync(text, patience.Token));
        }
        catch (OperationCanceledException)
        {
            return new Spoken(null, "the server stops");
        }
        finally
        {
            if (isIn)
            {
                slots.Release();
            }
            Interlocked.Decrement(ref waiting);
            underWay.TryRemove(key, out _);
        }
    }

    private Spoken Keep(string key, SpokenWav speech)
    {
        if (speech.Wav is not { } wav)
        {
            return new Spoken(null, speech.Problem);
        }
        if (!Sound.TryFromWav(wav, out Sound? sound, out string problem))
        {
            return new Spoken(null, $"what was spoken cannot be played: {problem}");
        }
        files.Keep(key, sound);
        return new Spoken(sound, "");
    }

    // Another voice is another sound; what was said is not to be read from the file's name.
    private string KeyOf(SpokenText text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{synthesiser.Name}\n{text.Language}\n{text.Text}")));
}

namespace Tandem.Speech;

using System.Collections.Concurrent;
using Tandem.Speech.Contract;

/// <summary>
/// Speaks what a flow says before anybody calls it: one text after the other, so that callers who wait for theirs are not put behind. Who asks is told how
/// far it has come. Nothing of it is kept but the spoken texts.
/// </summary>
public sealed class PreparedTexts(ISpokenTexts speech) : IDisposable
{
    /// <summary>Faults told of one flow.</summary>
    private const int MostFaults = 100;

    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<(int Tenant, int Flow), Preparation> flows = [];

    /// <summary>Begins with another version of a flow; whatever was left of the one before is given up.</summary>
    public void Begin(int tenant, int flow, int version, string language, IReadOnlyList<string> texts)
    {
        Preparation preparation = new(version, texts.Count);
        flows[(tenant, flow)] = preparation;
        _ = Task.Run(() => SpeakAsync((tenant, flow), preparation, language, texts));
    }

    /// <summary>How far it is; null when nothing was begun since the start.</summary>
    public Prepared? Of(int tenant, int flow) => flows.GetValueOrDefault((tenant, flow))?.Show();

    /// <summary>The flow is gone.</summary>
    public void Forget(int tenant, int flow) => flows.TryRemove((tenant, flow), out _);

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private async Task SpeakAsync((int, int) key, Preparation preparation, string language, IReadOnlyList<string> texts)
    {
        try
        {
            foreach (string text in texts)
            {
                if (flows.GetValueOrDefault(key) != preparation)
                {
                    return;
                }
                preparation.Add(text, await speech.PrepareAsync(new SpokenText(language, text), stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private sealed class Preparation(int version, int texts)
    {
        private readonly Lock gate = new();
        private readonly List<UnspokenText> faults = [];
        private int done;

        public void Add(string text, string problem)
        {
            lock (gate)
            {
                done++;
                if (problem.Length > 0 && faults.Count < MostFaults)
                {
                    faults.Add(new UnspokenText(text, problem));
                }
            }
        }

        public Prepared Show()
        {
            lock (gate)
            {
                return new Prepared(version, texts, done, [.. faults]);
            }
        }
    }
}

/// <summary>How far a flow's texts are spoken.</summary>
/// <param name="Version">Of the flow.</param>
/// <param name="Texts">How many there are.</param>
/// <param name="Done">How many were tried.</param>
/// <param name="Faults">Those that could not be spoken.</param>
public sealed record Prepared(int Version, int Texts, int Done, IReadOnlyList<UnspokenText> Faults);

/// <summary>A text that could not be spoken, and why.</summary>
public sealed record UnspokenText(string Text, string Problem);

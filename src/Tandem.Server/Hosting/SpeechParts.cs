namespace Tandem.Server.Hosting;

using Tandem.Foundation;
using Tandem.Outbound;
using Tandem.Server.Options;
using Tandem.Speech;
using Tandem.Speech.Contract;
using Tandem.Speech.Recognition;
using Tandem.Speech.Synthesis;
using Tandem.Store.Files;
using Tandem.Store.Files.Spoken;

/// <summary>What speaks and what understands on this server, as it is given and as the machine has it.</summary>
internal sealed class SpeechParts : IDisposable
{
    // The operator chose where his services are: inside his own network as often as not.
    private static readonly string[] Anywhere = ["0.0.0.0/0", "::/0"];

    private readonly OutboundClient client = new([.. Anywhere.Select(Block)], new OutboundLimits(), TimeProvider.System);

    public SpeechParts(ServeOptions options, DataFolder folder)
    {
        SpeechLimits limits = new();
        ISynthesiser synthesiser =
            options.Speech is { } speech ? new SpeechUrl(speech.Url, speech.Key, client, limits)
            : Espeak.Find(limits) is { } espeak ? espeak
            : new NoSynthesiser();
        Speech = new SpeechService(synthesiser, new SpokenFiles(folder.Speech, limits.KeptBytes, TimeProvider.System), limits);
        Prepared = new PreparedTexts(Speech);
        Recogniser = options.Recognition is { } service ? new RecognitionUrl(service.Url, service.Key, client, limits) : new NoRecogniser();
    }

    public SpeechService Speech { get; }

    /// <summary>Texts of flows that are spoken before they are called.</summary>
    public PreparedTexts Prepared { get; }

    public IRecogniser Recogniser { get; }

    public void Dispose()
    {
        Prepared.Dispose();
        Speech.Dispose();
        (Recogniser as IDisposable)?.Dispose();
        client.Dispose();
    }

    private static NetBlock Block(string text) =>
        NetBlock.TryParse(text, out NetBlock block) ? block : throw new ArgumentException($"{text} is no block of addresses");
}

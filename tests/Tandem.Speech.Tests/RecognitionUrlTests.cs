namespace Tandem.Speech.Tests;

using Tandem.Outbound;
using Tandem.Speech.Contract;
using Tandem.Speech.Recognition;
using Tandem.TestKit.Http;

/// <summary>A real recognition service, and what it may do wrong.</summary>
public sealed class RecognitionUrlTests : IAsyncDisposable
{
    private readonly ScriptedReceiver service = new();
    private readonly OutboundClient client = Services.Client();

    [Theory]
    [InlineData("""{"text": " 我要退货 ", "confidence": 0.93}""", "我要退货", 0.93)]
    [InlineData("""{"text": "yes"}""", "yes", 1)]
    [InlineData("""{"text": "", "confidence": 0}""", "", 0)]
    [InlineData("""{"text": "x", "confidence": 77}""", "x", 1)]
    [InlineData("""{"text": "x", "confidence": "much"}""", "x", 0)]
    public async Task What_it_understands_comes_back_with_how_surely(string answer, string text, double confidence)
    {
        service.React = _ => new Reaction.Answer(200, answer);
        Assert.Equal(new Understood(text, confidence, ""), await RecogniseAsync());
        ReceivedRequest asked = Assert.Single(service.Received);
        Assert.Equal(Services.Wav, asked.Bytes);
        Assert.Equal(("audio/wav", "zh"), (asked.Headers["content-type"], asked.Headers["accept-language"]));
    }

    [Fact]
    public async Task What_it_does_wrong_is_a_failure_with_its_reason()
    {
        (Reaction Reaction, string Reason)[] wrongs =
        [
            (new Reaction.Answer(503), "HTTP 503"),
            (new Reaction.Answer(200, "rubbish"), "no JSON"),
            (new Reaction.Answer(200, "[1]"), "no \"text\""),
            (new Reaction.Answer(200, "{\"text\": 5}"), "no \"text\""),
            (new Reaction.Answer(200, new string('[', 5_000)), "no JSON"),
            (new Reaction.Stall(), "no answer"),
            (new Reaction.Reset(), "no answer"),
        ];
        foreach ((Reaction reaction, string reason) in wrongs)
        {
            service.React = _ => reaction;
            Understood none = await RecogniseAsync(500);
            Assert.Equal("", none.Text);
            Assert.Contains(reason, none.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task More_at_once_than_may_be_fail_at_once()
    {
        TaskCompletionSource go = new();
        service.React = _ => new Reaction.When(go.Task, new Reaction.Answer(200, """{"text": "a"}"""));
        using RecognitionUrl recogniser = new(new Uri(service.Url), "", client, new SpeechLimits { RecognisedAtOnce = 1 });
        Task<Understood> first = recogniser.RecogniseAsync(Services.Wav, "zh", TimeSpan.FromSeconds(10));
        Assert.Contains(
            "too many",
            (await recogniser.RecogniseAsync(Services.Wav, "zh", TimeSpan.FromSeconds(10))).Problem,
            StringComparison.Ordinal
        );
        go.SetResult();
        Assert.Equal("a", (await first).Text);
        Assert.Equal("a", (await recogniser.RecogniseAsync(Services.Wav, "zh", TimeSpan.FromSeconds(10))).Text);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
    }

    private async Task<Understood> RecogniseAsync(int milliseconds = 10_000)
    {
        using RecognitionUrl recogniser = new(new Uri(service.Url), "", client, new SpeechLimits());
        return await recogniser.RecogniseAsync(Services.Wav, "zh", TimeSpan.FromMilliseconds(milliseconds));
    }
}

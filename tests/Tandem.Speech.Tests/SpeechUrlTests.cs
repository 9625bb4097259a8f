namespace Tandem.Speech.Tests;

using System.Text.Json;
using Tandem.Outbound;
using Tandem.Speech.Contract;
using Tandem.Speech.Synthesis;
using Tandem.TestKit.Http;

/// <summary>A real speech service, and what it may do wrong.</summary>
public sealed class SpeechUrlTests : IAsyncDisposable
{
    private readonly ScriptedReceiver service = new(_ => new Reaction.Bytes(200, Services.Wav, "audio/wav"));
    private readonly OutboundClient client = Services.Client();

    [Fact]
    public async Task It_is_told_the_text_and_its_language_and_who_asks()
    {
        SpokenWav spoken = await SpeakAsync();
        Assert.Equal(Services.Wav, spoken.Wav);
        ReceivedRequest asked = Assert.Single(service.Received);
        Assert.Equal("Bearer k3y", asked.Headers["authorization"]);
        JsonElement body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal(("您好", "zh", "wav"), (Text(body, "text"), Text(body, "language"), Text(body, "format")));
    }

    [Fact]
    public async Task What_it_does_wrong_is_a_failure_with_its_reason()
    {
        (Reaction Reaction, string Reason)[] wrongs =
        [
            (new Reaction.Answer(500), "HTTP 500"),
            (new Reaction.Answer(302, "", ("Location", service.Url)), "HTTP 302"),
            (new Reaction.Reset(), "no answer"),
            (new Reaction.CloseMidBody(200), "broke off"),
            (new Reaction.Stall(), "no answer in time"),
        ];
        foreach ((Reaction reaction, string reason) in wrongs)
        {
            service.React = _ => reaction;
            SpokenWav spoken = await SpeakAsync(new SpeechLimits { Speaking = TimeSpan.FromMilliseconds(500) });
            Assert.Null(spoken.Wav);
            Assert.Contains(reason, spoken.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_without_end_is_cut()
    {
        service.React = _ => new Reaction.Bytes(200, new byte[300_000], "audio/wav");
        SpokenWav spoken = await SpeakAsync(new SpeechLimits { SpokenBytes = 100_000 });
        Assert.Contains("too large", spoken.Problem, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
    }

    private Task<SpokenWav> SpeakAsync(SpeechLimits? limits = null) =>
        new SpeechUrl(new Uri(service.Url), "k3y", client, limits ?? new SpeechLimits()).SpeakAsync(
            new SpokenText("zh", "您好"),
            CancellationToken.None
        );

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();
}

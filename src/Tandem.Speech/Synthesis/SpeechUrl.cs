namespace Tandem.Speech.Synthesis;

using System.Text.Json;
using Tandem.Outbound;
using Tandem.Speech.Contract;

/// <summary>
/// A speech service: <c>POST</c> of <c>{"text", "language", "format": "wav", "sampleRate": 8000}</c>, answered 200 with a WAV file (PCM 16 bit, A-law or
/// µ-law, 8 to 48 kHz). Its address is the operator's, so it may be any; redirects are not followed.
/// </summary>
/// <param name="key">Sent as <c>Authorization: Bearer</c>; empty for none.</param>
public sealed class SpeechUrl(Uri url, string key, OutboundClient client, SpeechLimits limits) : ISynthesiser
{
    private const int Rate = 8_000;

    public string Name => OutboundUrl.Shown(url);

    public async Task<SpokenWav> SpeakAsync(SpokenText text, CancellationToken cancel)
    {
        OutboundRequest request = new(HttpMethod.Post, url, limits.Speaking, limits.SpokenBytes)
        {
            Headers = [.. Authorization.Of(key), new("accept", "audio/wav")],
            Body = JsonSerializer.SerializeToUtf8Bytes(new Asked(text.Text, text.Language, "wav", Rate), JsonSerializerOptions.Web),
            ContentType = "application/json; charset=utf-8",
        };
        try
        {
            OutboundAnswer answer = await client.SendAsync(request, cancel);
            return answer.Status == 0 ? SpokenWav.Failed($"the speech service gave no answer: {answer.Detail}")
                : !answer.IsSuccess ? SpokenWav.Failed($"the speech service answered HTTP {answer.Status}")
                : answer.Trouble != OutboundTrouble.None ? SpokenWav.Failed($"the speech service's answer broke off: {answer.Detail}")
                : answer.Body.Length >= limits.SpokenBytes ? SpokenWav.Failed("the speech service's answer is too large")
                : new SpokenWav(answer.Body, "");
        }
        catch (OperationCanceledException)
        {
            return SpokenWav.Failed("the speech service took too long");
        }
    }

    private sealed record Asked(string Text, string Language, string Format, int SampleRate);
}

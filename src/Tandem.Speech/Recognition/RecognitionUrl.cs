namespace Tandem.Speech.Recognition;

using System.Text.Json;
using Tandem.Outbound;
using Tandem.Speech.Contract;

/// <summary>
/// A recognition service: <c>POST</c> of a WAV file (<c>audio/wav</c>, language in <c>Accept-Language</c>), answered 200 with <c>{"text", "confidence"}</c>.
/// Its address is the operator's, so it may be any; redirects are not followed.
/// </summary>
/// <param name="key">Sent as <c>Authorization: Bearer</c>; empty for none.</param>
public sealed class RecognitionUrl(Uri url, string key, OutboundClient client, SpeechLimits limits) : IRecogniser, IDisposable
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 16 };

    private readonly SemaphoreSlim places = new(limits.RecognisedAtOnce);

    public bool CanRecognise => true;

    public async Task<Understood> RecogniseAsync(ReadOnlyMemory<byte> wav, string language, TimeSpan patience)
    {
        if (!places.Wait(0))
        {
            return Understood.Failed("too many recordings are being recognised");
        }
        try
        {
            OutboundRequest request = new(HttpMethod.Post, url, patience, limits.AnswerBytes)
            {
                Headers = [.. Authorization.Of(key), new("accept", "application/json"), new("accept-language", language)],
                Body = wav,
                ContentType = "audio/wav",
            };
            OutboundAnswer answer = await client.SendAsync(request, CancellationToken.None);
            return answer.Status == 0
                    ? Understood.Failed(
                        $"the recognition service gave no answer: {answer.Detail}",
                        answer.Trouble == OutboundTrouble.TimedOut
                    )
                : !answer.IsSuccess ? Understood.Failed($"the recognition service answered HTTP {answer.Status}")
                : Read(answer.Body);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private Understood Read(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body, Bounded);
            JsonElement root = json.RootElement;
            bool isGood =
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("text", out JsonElement text)
                && text.ValueKind == JsonValueKind.String;
            if (!isGood)
            {
                return Understood.Failed("the recognition service's answer has no \"text\"");
            }
            string said = root.GetProperty("text").GetString()!.Trim();
            return new Understood(said[..Math.Min(said.Length, limits.UnderstoodLength)], ConfidenceIn(root), "");
        }
        catch (JsonException)
        {
            return Understood.Failed("the recognition service's answer is no JSON");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON and no text.
            return Understood.Failed("the recognition service's text is not valid Unicode");
        }
    }

    // A service that does not say how sure it is, is.
    private static double ConfidenceIn(JsonElement root) =>
        !root.TryGetProperty("confidence", out JsonElement value) ? 1
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double sure) ? Math.Clamp(sure, 0, 1)
        : 0;
}

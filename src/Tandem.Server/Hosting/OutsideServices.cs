namespace Tandem.Server.Hosting;

using System.Globalization;
using Tandem.Engine.Asking;
using Tandem.Engine.Inputs;
using Tandem.Engine.Ports;
using Tandem.Media.Playback;
using Tandem.Net;
using Tandem.Speech.Contract;
using Tandem.Store;
using Tandem.Store.Files.Spoken;
using Tandem.Webhooks.Asking;

/// <summary>Asks for live flows what they want of services outside, and brings every answer back to the loop.</summary>
internal sealed class OutsideServices(CentreStore store, FlowRequests requests, IRecogniser recogniser, Action<string, Exception> failed)
    : IOutsidePort,
        IDisposable
{
    private const string Unavailable = "unavailable";
    private const string TimedOut = "timeout";
    private const string Place = "a flow's request";

    private readonly CancellationTokenSource stop = new();
    private NetNode? node;

    /// <summary>Where answers go; before the first call.</summary>
    public void Use(NetNode answered) => node = answered;

    public void Ask(OutsideAsk ask) => _ = Task.Run(() => AnswerAsync(ask));

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private async Task AnswerAsync(OutsideAsk ask)
    {
        try
        {
            if (ask is WebAsk web)
            {
                node!.OnWebAnswered(await AnswerAsync(web));
            }
            else if (ask is SpeechAsk speech)
            {
                node!.OnSpeechRecognised(await AnswerAsync(speech));
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops, and the calls with it.
        }
        catch (Exception e)
        {
            // Its caller waits for an answer, whatever went wrong.
            failed(Place, e);
            Give(ask);
        }
    }

    private void Give(OutsideAsk ask)
    {
        if (ask is SpeechAsk)
        {
            node!.OnSpeechRecognised(new SpeechRecognised(ask.Tenant, ask.Leg, ask.Request, false, "", 0, Unavailable));
        }
        else
        {
            node!.OnWebAnswered(new WebAnswered(ask.Tenant, ask.Leg, ask.Request, false, 0, "", Unavailable));
        }
    }

    private async Task<WebAnswered> AnswerAsync(WebAsk ask)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"flow_{ask.Call:N}_{ask.Request}");
        FlowAnswer answer = await requests.AskAsync(
            new FlowRequest(ask.Tenant, id, ask.Method, ask.Url, ask.Headers, ask.Body, ask.Timeout),
            stop.Token
        );
        return new WebAnswered(ask.Tenant, ask.Leg, ask.Request, answer.IsGood, answer.Status, answer.Body, answer.Error);
    }

    private async Task<SpeechRecognised> AnswerAsync(SpeechAsk ask)
    {
        await store.RecordedAsync(ask.Recording).WaitAsync(stop.Token);
        try
        {
            if (Read(ask.Recording) is not { } said)
            {
                return Heard(ask, Understood.Failed("there is no recording"));
            }
            byte[] wav = MonoWav.Bytes(said.Samples.Span);
            return Heard(ask, await recogniser.RecogniseAsync(wav, ask.Language, ask.Timeout).WaitAsync(stop.Token));
        }
        finally
        {
            store.Files.Delete(ask.Recording);
        }
    }

    private static SpeechRecognised Heard(SpeechAsk ask, Understood heard) =>
        new(
            ask.Tenant,
            ask.Leg,
            ask.Request,
            heard.Problem.Length == 0,
            heard.Text,
            heard.Confidence,
            heard.Problem.Length == 0 ? ""
                : heard.IsLate ? TimedOut
                : Unavailable
        );

    private Sound? Read(Guid recording)
    {
        using Stream? file = store.Files.TryOpen(recording);
        if (file is null)
        {
            return null;
        }
        byte[] all = new byte[file.Length];
        file.ReadExactly(all);
        return Sound.TryFromLeft(all, out Sound? sound, out _) ? sound : null;
    }
}

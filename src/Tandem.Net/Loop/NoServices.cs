namespace Tandem.Net.Loop;

using Tandem.Engine.Asking;
using Tandem.Engine.Inputs;
using Tandem.Engine.Ports;

/// <summary>A node that was given no services for its flows: each is told so at once, and goes on by its own way out.</summary>
internal sealed class NoServices(Action<EngineInput> post) : IOutsidePort
{
    private const string Word = "unavailable";

    public void Ask(OutsideAsk ask) =>
        post(
            ask is SpeechAsk
                ? new SpeechRecognised(ask.Tenant, ask.Leg, ask.Request, false, "", 0, Word)
                : new WebAnswered(ask.Tenant, ask.Leg, ask.Request, false, 0, "", Word)
        );
}

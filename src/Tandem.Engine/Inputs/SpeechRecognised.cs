namespace Tandem.Engine.Inputs;

/// <summary>What came of an <see cref="Asking.SpeechAsk"/>.</summary>
/// <param name="IsGood">It was listened to; nothing may have been understood.</param>
/// <param name="Confidence">How surely, 0–1.</param>
/// <param name="Error">Why it was not, in a word: timeout, unavailable; else empty.</param>
public sealed record SpeechRecognised(int Tenant, Guid Leg, long Request, bool IsGood, string Text, double Confidence, string Error)
    : EngineInput;

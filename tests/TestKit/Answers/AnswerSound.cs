namespace Tandem.TestKit.Answers;

/// <summary>Somebody, or something, answers a telephone.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="IsMachine">What it truly is.</param>
/// <param name="Samples">8 kHz, from the moment of the answer, through G.711.</param>
public sealed record AnswerSound(string Name, bool IsMachine, short[] Samples);

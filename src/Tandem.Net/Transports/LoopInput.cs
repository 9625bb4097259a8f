namespace Tandem.Net.Transports;

using Tandem.Engine.Inputs;

/// <summary>Something another thread has for an exchange.</summary>
/// <param name="Input">What it is.</param>
/// <param name="Reading">Whom to tell that its bytes are free again.</param>
internal readonly record struct LoopInput(EngineInput Input, StreamReading? Reading = null);

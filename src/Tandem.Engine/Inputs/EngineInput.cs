namespace Tandem.Engine.Inputs;

/// <summary>
/// One thing that happens to an exchange: all that it ever learns of the world comes as one of these, with the time. Plain data that can be
/// written down and read again, so that the same inputs bring about the same outputs in any process. A new kind is a record of its own here
/// and a row in <see cref="InputTable"/>.
/// </summary>
public abstract record EngineInput;

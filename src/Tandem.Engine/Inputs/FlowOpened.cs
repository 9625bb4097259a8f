namespace Tandem.Engine.Inputs;

using Tandem.Sip.Flows;

/// <summary>A stream is open.</summary>
/// <param name="Ticket">Of the connect we asked for; 0 when the peer opened it.</param>
public sealed record FlowOpened(Flow Flow, long Ticket) : EngineInput;

namespace Tandem.Engine.Inputs;

using Tandem.Sip.Dialogs;

/// <summary>Dialogs of a process before this one, which was cut off: their peers hold dead lines, and get a BYE.</summary>
public sealed record DialogsLeft(DialogState[] Dialogs) : EngineInput;

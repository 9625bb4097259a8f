namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Events.Kinds;

/// <summary>Something that happened outside the call centre and belongs to its tenant's log: who was let in, who listened to a recording.</summary>
public sealed record LogEvent(EventData Happened) : LiveCommand;

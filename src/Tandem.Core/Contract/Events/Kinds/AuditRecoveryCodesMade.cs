namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A user was given fresh recovery codes; those of before let nobody in any more.</summary>
/// <param name="UserId">Whose they are.</param>
[GenerateShape]
public sealed partial record AuditRecoveryCodesMade([property: Key(0)] int UserId) : EventData;

namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody was let in with a recovery code in place of what an authenticator shows.</summary>
/// <param name="UserId">Whose it was.</param>
/// <param name="Left">How many he has left.</param>
[GenerateShape]
public sealed partial record AuditRecoveryCodeUsed([property: Key(0)] int UserId, [property: Key(1)] int Left) : EventData;

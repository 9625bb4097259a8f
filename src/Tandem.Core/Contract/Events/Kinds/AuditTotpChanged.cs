namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A user's second factor (TOTP, RFC 6238) was turned on or off; by whom is the event's actor.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="IsOn">Whether codes are asked for from now on.</param>
[GenerateShape]
public sealed partial record AuditTotpChanged([property: Key(0)] int UserId, [property: Key(1)] bool IsOn) : EventData;

namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>A token was ended before its time.</summary>
/// <param name="UserId">Whose it was.</param>
/// <param name="Token">Its id.</param>
/// <param name="Why"><c>signed_out</c>, <c>password_changed</c>, <c>user_removed</c>, <c>ended_by_other</c>.</param>
[GenerateShape]
public sealed partial record AuditSignedOut([property: Key(0)] int UserId, [property: Key(1)] string Token, [property: Key(2)] string Why)
    : EventData
{
    public const string BySelf = "signed_out";
    public const string ByOther = "ended_by_other";
}

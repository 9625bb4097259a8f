namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody was given a token.</summary>
/// <param name="Face">Through which interface; <c>oidc</c> for the provider at which people sign in.</param>
/// <param name="UserId">The user; 0 for a key that is nobody's.</param>
/// <param name="Login">His login, or the key's name.</param>
/// <param name="Token">The token's id, which is not its secret.</param>
/// <param name="Address">Where he came from.</param>
[GenerateShape]
public sealed partial record AuditSignedIn(
    [property: Key(0)] string Face,
    [property: Key(1)] int UserId,
    [property: Key(2)] string Login,
    [property: Key(3)] string Token,
    [property: Key(4)] string Address
) : EventData;

namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>Somebody wanted in, and was not let in.</summary>
/// <param name="Face">Through which interface: <c>native</c>, <c>xswitch</c>, …; <c>oidc</c>: back from the provider at which people sign in.</param>
/// <param name="Login">The name given, shortened where it is very long.</param>
/// <param name="Why"><c>unknown</c>, <c>wrong_secret</c>, <c>code_required</c>, <c>wrong_code</c>, <c>setup_required</c>, <c>throttled</c>, <c>disabled</c>, <c>expired</c>, <c>overloaded</c>; of the provider <c>unverified</c>, <c>ambiguous</c>, <c>cancelled</c>, <c>wrong_state</c>, <c>wrong_answer</c>, <c>unavailable</c>.</param>
/// <param name="Address">Where it came from.</param>
/// <param name="Times">How many alike this one stands for, itself included; 1 when nothing was left out.</param>
[GenerateShape]
public sealed partial record AuditSignInRefused(
    [property: Key(0)] string Face,
    [property: Key(1)] string Login,
    [property: Key(2)] string Why,
    [property: Key(3)] string Address,
    [property: Key(4)] int Times
) : EventData;

namespace Tandem.Access.Contract;

/// <summary>A user's second factor as it is kept.</summary>
/// <param name="Secret">Shared with his authenticator, Base32 (RFC 4648 §6). Sealed where it is stored.</param>
/// <param name="LastStep">The time step (RFC 6238 §4.2) of the last code that let him in; that one and those before let nobody in any more.</param>
/// <param name="Recovery">Recovery codes that have not been used, as <see cref="Totps.RecoveryCodes"/> keeps them: hashes.</param>
public sealed record TotpRow(int Tenant, int UserId, string Secret, long LastStep, string Recovery = "");

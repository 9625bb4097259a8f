namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Native.Requests;

/// <summary>Whether a user signs in with a code of an authenticator as well.</summary>
/// <param name="RecoveryCodesLeft">Of those that were given when it was turned on, or since: each lets in once in place of a code.</param>
/// <param name="IsDemanded">He cannot do without: the tenant or the operator demands it of him.</param>
internal sealed record TotpModel(bool IsOn, int RecoveryCodesLeft, bool IsDemanded);

/// <summary>Who wants a second factor.</summary>
internal sealed record NewTotp : IBody
{
    /// <summary>One's own, once more: a session that was stolen sets nothing up. Who has none sends none.</summary>
    [StringLength(Lengths.Password)]
    public string? Password { get; init; }
}

/// <summary>Codes for who has lost his authenticator: shown this once, each lets in once.</summary>
internal sealed record RecoveryCodeList(IReadOnlyList<string> RecoveryCodes);

/// <summary>A second factor begun: shown this once, on when it is confirmed with a code.</summary>
/// <param name="Secret">To be typed into an authenticator, Base32.</param>
/// <param name="Uri">The same to be scanned as a QR code, otpauth://.</param>
internal sealed record MadeTotp(string Secret, string Uri);

/// <summary>What an authenticator shows.</summary>
internal sealed record TotpCode : IBody
{
    [Required, StringLength(Lengths.Code, MinimumLength = 1)]
    public required string Code { get; init; }
}

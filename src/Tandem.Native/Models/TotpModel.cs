namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Native.Requests;

/// <summary>Whether a user signs in with a code of an authenticator as well.</summary>
internal sealed record TotpModel(bool IsOn);

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

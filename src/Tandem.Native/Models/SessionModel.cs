namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Native.Requests;

/// <summary>Who is signed in with a browser.</summary>
/// <param name="Me">Null for nobody.</param>
/// <param name="Csrf">To be sent as X-CSRF-Token with everything that is no GET; empty for nobody.</param>
/// <param name="Oidc">Whether one may sign in at the operator's provider too: GET /v1/session/oidc.</param>
internal sealed record SessionModel(MeModel? Me, string Csrf, bool Oidc);

/// <summary>Who wants to sign in.</summary>
internal sealed record NewSession : IBody
{
    /// <summary>The user's; login@domain where the server has several tenants.</summary>
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Login { get; init; }

    [Required, StringLength(Lengths.Password, MinimumLength = 1)]
    public required string Password { get; init; }

    /// <summary>From his authenticator, where he has turned TOTP on.</summary>
    [StringLength(Lengths.Code)]
    public string? Code { get; init; }
}

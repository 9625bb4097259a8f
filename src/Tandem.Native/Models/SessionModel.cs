namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Native.Requests;

/// <summary>Somebody who is signed in with a browser.</summary>
/// <param name="Csrf">To be sent as X-CSRF-Token with everything that is no GET.</param>
internal sealed record SessionModel(MeModel Me, string Csrf);

/// <summary>Who wants to sign in.</summary>
internal sealed record NewSession : IBody
{
    /// <summary>The user's; login@domain where the server has several tenants.</summary>
    [Required, StringLength(Lengths.Name, MinimumLength = 1)]
    public required string Login { get; init; }

    [Required, StringLength(Lengths.Password, MinimumLength = 1)]
    public required string Password { get; init; }
}

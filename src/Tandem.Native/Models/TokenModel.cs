namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Access.Contract;
using Tandem.Native.Requests;

/// <summary>A token that works, without its secret.</summary>
internal sealed record TokenModel
{
    public required string Id { get; init; }

    public required int UserId { get; init; }

    public required string Issued { get; init; }

    public required string Ends { get; init; }

    public static TokenModel Of(TokenRow row) =>
        new()
        {
            Id = row.Id,
            UserId = row.UserId,
            Issued = Moments.Text(row.IssuedMicros),
            Ends = Moments.Text(row.EndsMicros),
        };
}

/// <summary>Tokens, oldest first.</summary>
internal sealed record TokenList(IReadOnlyList<TokenModel> Tokens);

/// <summary>A token that was given, with its secret, which is shown this once.</summary>
internal sealed record MadeToken(TokenModel Token, string Secret);

/// <summary>Who wants a token.</summary>
internal sealed record NewToken : IBody
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

namespace Tandem.Dialects.Uccc;

using Microsoft.AspNetCore.Http;
using Tandem.Http.Reading;

/// <summary>Access tokens of this dialect among the keys. A key's public id is the tenant's id in the paths.</summary>
public static class UcccKeys
{
    /// <summary>How they are marked.</summary>
    public const string Face = "uccc";

    /// <summary>How the document calls one.</summary>
    public const string Token = "access_token";

    /// <summary>The token of a request: of the header, with or without <c>Bearer</c>, else of the query; empty when there is none.</summary>
    internal static string TokenOf(HttpRequest request) =>
        BearerToken.OrBare(request) is { Length: > 0 } token ? token : request.Query[Token].ToString().Trim();
}

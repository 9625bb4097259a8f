namespace Tandem.Dialects.Meiqia.Requests;

/// <summary>One of the codes of errors: the document shows <c>Unauthenticated</c>, which is how gRPC spells a status; the others are spelled so too.</summary>
/// <param name="Status">Of HTTP.</param>
internal sealed record ErrorCode(string Code, int Status);

/// <summary>All codes, one row each.</summary>
internal static class ErrorTable
{
    public static readonly ErrorCode InvalidArgument = new("InvalidArgument", 400);
    public static readonly ErrorCode FailedPrecondition = new("FailedPrecondition", 400);
    public static readonly ErrorCode Unauthenticated = new("Unauthenticated", 401);
    public static readonly ErrorCode PermissionDenied = new("PermissionDenied", 403);
    public static readonly ErrorCode NotFound = new("NotFound", 404);
    public static readonly ErrorCode AlreadyExists = new("AlreadyExists", 409);
    public static readonly ErrorCode ResourceExhausted = new("ResourceExhausted", 429);
    public static readonly ErrorCode Internal = new("Internal", 500);
    public static readonly ErrorCode Unavailable = new("Unavailable", 503);
}

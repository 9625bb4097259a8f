namespace Tandem.Dialects.Uccc.Requests;

/// <summary>One of the codes of errors. The document shows 30105; the others are chosen beside it.</summary>
/// <param name="Status">Of HTTP, and in the body.</param>
internal sealed record ErrorCode(int Code, int Status);

/// <summary>All codes, one row each.</summary>
internal static class ErrorTable
{
    public static readonly ErrorCode Malformed = new(30101, 422);
    public static readonly ErrorCode Refused = new(30102, 422);
    public static readonly ErrorCode SalesmanCode = new(30103, 422);
    public static readonly ErrorCode CalleeNumber = new(30104, 422);
    public static readonly ErrorCode CallerNumber = new(30105, 422);
    public static readonly ErrorCode AgentUnknown = new(30106, 422);
    public static readonly ErrorCode NoCallerBound = new(30107, 422);
    public static readonly ErrorCode CallUnknown = new(30108, 404);
    public static readonly ErrorCode Period = new(30201, 422);
    public static readonly ErrorCode TooManyRows = new(30202, 422);
    public static readonly ErrorCode CampaignUnknown = new(30301, 404);
    public static readonly ErrorCode CampaignNumber = new(30302, 422);
    public static readonly ErrorCode NoToken = new(40101, 401);
    public static readonly ErrorCode WrongToken = new(40102, 401);
    public static readonly ErrorCode OtherTenant = new(40103, 401);
    public static readonly ErrorCode NoSuch = new(40401, 404);
    public static readonly ErrorCode TooManyRequests = new(42901, 429);
    public static readonly ErrorCode Internal = new(50001, 500);
    public static readonly ErrorCode Unavailable = new(50301, 503);
}

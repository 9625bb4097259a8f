namespace Tandem.Verto;

/// <summary>Errors of JSON-RPC as mod_verto has them.</summary>
internal readonly record struct VertoError(int Code, string Message)
{
    public static readonly VertoError AuthRequired = new(-32000, "Authentication Required");
    public static readonly VertoError AuthFailed = new(-32001, "Authentication Failure");
    public static readonly VertoError Invalid = new(-32600, "Invalid Request");
    public static readonly VertoError NoMethod = new(-32601, "Invalid Method, Missing Method or Permission Denied");

    /// <summary>A parameter is missing, or is none.</summary>
    public static VertoError Params(string what) => new(-32602, $"Invalid params: {what}");

    /// <summary>There is no such call, or it is not to be had so now.</summary>
    public static VertoError Session(string why) => new(-32002, why);
}

namespace Tandem.Bayeux;

/// <summary>Errors as Bayeux writes them: code, arguments, text.</summary>
internal static class BayeuxErrors
{
    public const string TooMany = "503::Too many clients";
    public const string NotAllowed = "403::Handshake denied";

    public static string ConnectionTypes(string types) => $"301:{types}:Connection types not supported";

    public static string UnknownClient(string id) => $"401:{id}:Unknown client";

    public static string Missing(string parameter) => $"402:{parameter}:Missing required parameter";

    public static string Forbidden(string channel) => $"403:{channel}:Forbidden channel";

    public static string Invalid(string channel) => $"405:{channel}:Invalid channel";
}

namespace Tandem.Native.Requests;

internal static class Face
{
    /// <summary>How keys of this API are marked, and how the log names it.</summary>
    public const string Native = "native";
}

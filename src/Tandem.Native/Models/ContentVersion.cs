namespace Tandem.Native.Models;

using System.Security.Cryptography;
using System.Text;

/// <summary>The version of a row that keeps none: made of what can change of it.</summary>
internal static class ContentVersion
{
    /// <summary>Of all that can change, in order.</summary>
    public static long Of(params ReadOnlySpan<string> parts) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)))) & long.MaxValue;
}

namespace Tandem.Net.Dtls;

using System.Runtime.InteropServices;

/// <summary>What OpenSSL says of its last failure, on this thread.</summary>
internal static unsafe class OpenSslError
{
    /// <summary>Takes the first of the errors, which is the cause, and clears the others.</summary>
    public static string Take()
    {
        nuint error = LibSsl.TakeError();
        LibSsl.ClearErrors();
        byte* reason = error == 0 ? null : LibSsl.Reason(error);
        return reason == null ? $"error {error:x}" : Marshal.PtrToStringUTF8((nint)reason)!;
    }
}

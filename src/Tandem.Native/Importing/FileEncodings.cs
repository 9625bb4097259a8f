namespace Tandem.Native.Importing;

using System.Text;

/// <summary>Which encoding a file of text is in. Excel in China saves CSV in GB18030 (GBK), most else is UTF-8; nothing in the file says which.</summary>
internal static class FileEncodings
{
    public const string Utf8 = "UTF-8";
    public const string Gb18030 = "GB18030";

    private const int Buffer = 65_536;

    /// <summary>What a decoder puts where it can read nothing.</summary>
    private const char Unreadable = '\uFFFD';

    /// <summary>From here on a character is three bytes in UTF-8, as Chinese ones are. Characters of GB18030 rarely look like one.</summary>
    private const char FirstOfThreeBytes = '\u0800';

    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        Gb18030,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <summary>The encoding of that name; it throws at bytes that are none of it.</summary>
    public static Encoding Strict(string name) => name == Gb18030 ? StrictGb18030 : StrictUtf8;

    /// <summary>
    /// GB18030 where more of the file is not UTF-8 than is Chinese in UTF-8. A file in UTF-8 that is damaged is still called that: it is refused when it is read, and
    /// not taken for something else.
    /// </summary>
    /// <param name="file">Read to its end; stands at its beginning afterwards.</param>
    public static string Of(Stream file)
    {
        using StreamReader reader = new(file, Lenient, detectEncodingFromByteOrderMarks: false, Buffer, leaveOpen: true);
        char[] some = new char[Buffer];
        long good = 0;
        long bad = 0;
        int got;
        while ((got = reader.Read(some)) > 0)
        {
            foreach (char each in some.AsSpan(0, got))
            {
                bad += each == Unreadable ? 1 : 0;
                good += each >= FirstOfThreeBytes && each != Unreadable ? 1 : 0;
            }
        }
        file.Position = 0;
        return bad > good ? Gb18030 : Utf8;
    }
}

namespace Tandem.Native.Importing;

using System.Globalization;
using System.Text;

/// <summary>The text of a file, refused where it is no text in its encoding or has a line without end: nothing of any length is ever held.</summary>
internal sealed class CheckedText : TextReader
{
    private readonly StreamReader inner;
    private readonly string encoding;
    private int length;

    /// <param name="file">It stands at its beginning.</param>
    /// <param name="encoding">Of <see cref="FileEncodings"/>.</param>
    public CheckedText(Stream file, string encoding)
    {
        this.encoding = encoding;
        Span<byte> mark = stackalloc byte[4];
        int got = file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (got >= 2 && (mark[..2] is [0xFF, 0xFE] or [0xFE, 0xFF] || mark[..got].Contains((byte)0)))
        {
            throw new ImportFault("the file is UTF-16, or no text: save it as CSV in UTF-8 or GB18030");
        }
        inner = new StreamReader(file, FileEncodings.Strict(encoding), detectEncodingFromByteOrderMarks: false, bufferSize: 65_536);
    }

    /// <summary>The line that is read, from 1.</summary>
    public long Line { get; private set; } = 1;

    public override int Peek() => inner.Peek();

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        int got;
        try
        {
            got = inner.Read(buffer);
        }
        catch (DecoderFallbackException)
        {
            throw new ImportFault(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"after line {Line} the file is not {encoding}: save it as CSV in UTF-8 or GB18030"
                )
            );
        }
        foreach (char each in buffer[..got])
        {
            Count(each);
        }
        return got;
    }

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private void Count(char each)
    {
        if (each == '\n')
        {
            Line++;
            length = 0;
        }
        else if (each == '\0')
        {
            throw new ImportFault(string.Create(CultureInfo.InvariantCulture, $"line {Line} has a character NUL: the file is no text"));
        }
        else if (++length > ImportLimits.Line)
        {
            throw new ImportFault(string.Create(CultureInfo.InvariantCulture, $"line {Line} has more than {ImportLimits.Line} characters"));
        }
    }
}

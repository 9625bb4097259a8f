namespace Tandem.Http.Tests;

using System.Text;

/// <summary>What clients and attackers send on one connection, and what Kestrel is to see of it.</summary>
public static class RawTargetStreams
{
    private const string Host = "Host: x\r\n";
    private const string Next = "GET /测 HTTP/1.1\r\nHost: x\r\n\r\n";
    private const string NextEscaped = "GET /%E6%B5%8B HTTP/1.1\r\nHost: x\r\n\r\n";

    /// <summary>Whose framing is plain: targets are escaped, nothing else is touched.</summary>
    public static TheoryData<string, string> Plain =>
        new()
        {
            { Next, NextEscaped },
            { "GET /a HTTP/1.1\r\n" + Host + "\r\n" + Next + Next, "GET /a HTTP/1.1\r\n" + Host + "\r\n" + NextEscaped + NextEscaped },
            { "GET /q?name=测试&a=1 HTTP/1.0\r\n\r\n", "GET /q?name=%E6%B5%8B%E8%AF%95&a=1 HTTP/1.0\r\n\r\n" },
            { "GET /😀/%E6 HTTP/1.1\r\n" + Host + "\r\n", "GET /%F0%9F%98%80/%E6 HTTP/1.1\r\n" + Host + "\r\n" },
            { "GET /测 HTTP/1.1\r\nX: 测\r\n" + Host + "\r\n", "GET /%E6%B5%8B HTTP/1.1\r\nX: 测\r\n" + Host + "\r\n" },
            { Body("POST /a", Next) + Next, Body("POST /a", Next) + NextEscaped },
            { Body("POST /测", Next) + Next, Body("POST /%E6%B5%8B", Next) + NextEscaped },
            { Chunked("POST /a", Next) + Next, Chunked("POST /a", Next) + NextEscaped },
            { Chunked("POST /a", Next, "测") + Next, Chunked("POST /a", Next, "测") + NextEscaped },
            {
                "POST /a HTTP/1.1\r\n" + Host + "Content-Length: 0\r\n\r\n" + Next,
                "POST /a HTTP/1.1\r\n" + Host + "Content-Length: 0\r\n\r\n" + NextEscaped
            },
            {
                "POST /a HTTP/1.1\r\n" + Host + "content-length:\t003\t\r\n\r\nabc" + Next,
                "POST /a HTTP/1.1\r\n" + Host + "content-length:\t003\t\r\n\r\nabc" + NextEscaped
            },
        };

    /// <summary>That can be read in more than one way, or end HTTP: nothing is touched from there on, not even a target.</summary>
    public static TheoryData<string> Doubtful
    {
        get
        {
            TheoryData<string> streams = [];
            foreach (string headers in DoubtfulHeaders)
            {
                streams.Add("POST /a HTTP/1.1\r\n" + Host + headers + "\r\n\r\n0\r\n\r\n" + Next);
            }
            foreach (string start in DoubtfulStarts)
            {
                streams.Add(start + Next);
            }
            foreach (string chunks in DoubtfulChunks)
            {
                streams.Add("POST /a HTTP/1.1\r\n" + Host + "Transfer-Encoding: chunked\r\n\r\n" + chunks + Next);
            }
            return streams;
        }
    }

    private static readonly string[] DoubtfulHeaders =
    [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 5",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length:",
        "Content-Length: 99999999999999999999",
        "Content-Length : 5",
        " Content-Length: 5",
        "X: a\r\n Content-Length: 5",
        "X: a\r\n\tTransfer-Encoding: chunked",
        "X: a\nContent-Length: 5",
        "X: a\rContent-Length: 5",
        "X: a\0\r\nContent-Length: 5",
        "X: a\vContent-Length: 5",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: \vchunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding\t: chunked",
        "Transfer-Encoding:",
        "Transfer-Encoding: gzip",
        "no colon",
        ": no name",
        "Connection: Upgrade\r\nUpgrade: websocket",
    ];

    private static readonly string[] DoubtfulStarts =
    [
        "GET /a HTTP/1.1\nHost: x\n\n",
        "GET  /a HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a  HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET\t/a HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a\r HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a\0 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GÉT /a HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.2\r\nHost: x\r\n\r\n",
        "GET /a\r\n",
        "GET  HTTP/1.1\r\nHost: x\r\n\r\n",
        "\r\n",
        " GET /a HTTP/1.1\r\nHost: x\r\n\r\n",
        "CONNECT /a HTTP/1.1\r\nHost: x\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ];

    private static readonly string[] DoubtfulChunks =
    [
        "5;ext=1\r\nabcde\r\n0\r\n\r\n",
        "5 \r\nabcde\r\n0\r\n\r\n",
        "0x5\r\nabcde\r\n0\r\n\r\n",
        "-5\r\nabcde\r\n0\r\n\r\n",
        "FFFFFFFF5\r\nabcde\r\n0\r\n\r\n",
        "\r\n0\r\n\r\n",
        "5\nabcde\r\n0\r\n\r\n",
        "5\r\nabcdeX\r\n0\r\n\r\n",
        "5\r\nabcde\n0\r\n\r\n",
        "0\r\nTrailer: 1\r\n\r\n",
        "0\r\n\n",
    ];

    private static string Body(string start, string body) =>
        $"{start} HTTP/1.1\r\n{Host}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static string Chunked(string start, params string[] chunks)
    {
        StringBuilder text = new($"{start} HTTP/1.1\r\n{Host}Transfer-Encoding: chunked\r\n\r\n");
        foreach (string chunk in chunks)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(chunk):x}\r\n{chunk}\r\n");
        }
        return text.Append("0\r\n\r\n").ToString();
    }
}

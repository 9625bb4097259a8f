namespace Tandem.Interop.Tests.Tools;

/// <summary>A certificate for localhost that nobody has signed, made by openssl.</summary>
internal static class Certificate
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>The files of certificate and key.</summary>
    public static (string Certificate, string Key) Make(string folder)
    {
        string certificate = Path.Combine(folder, "cert.pem");
        string key = Path.Combine(folder, "key.pem");
        string[] arguments =
        [
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            key,
            "-out",
            certificate,
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost,IP:127.0.0.1",
        ];
        using Tool make = new("openssl", folder, arguments);
        Assert.Equal(0, make.Finish(Limit));
        return (certificate, key);
    }
}

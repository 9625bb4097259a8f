namespace Tandem.Net.Tests.Dtls;

using System.Diagnostics;
using Tandem.Media;
using Tandem.Net.Dtls;
using Tandem.Net.Tests.Rig;

/// <summary>Two of our own ends, in memory.</summary>
public sealed class DtlsTests
{
    private static readonly DtlsCertificate One = DtlsCertificate.Make(DateTimeOffset.UtcNow);
    private static readonly DtlsCertificate Other = DtlsCertificate.Make(DateTimeOffset.UtcNow);

    [Fact]
    public void Both_ends_export_the_same_keys_for_the_suite_we_prefer()
    {
        using DtlsEnd client = new(DtlsRole.Client, One, Other.Fingerprint);
        using DtlsEnd server = new(DtlsRole.Server, Other, One.Fingerprint);
        client.Begin();
        Exchange(client, server);
        Assert.Equal(SrtpSuite.AeadAes128Gcm, client.Suite);
        Assert.Equal(client.Suite, server.Suite);
        Assert.Equal(56, client.Exported.Length);
        Assert.Equal(client.Exported, server.Exported);
        Assert.Equal(1, client.Agreements);
    }

    [Fact]
    public void A_certificate_that_was_not_promised_ends_it()
    {
        using DtlsEnd client = new(DtlsRole.Client, One, Other.Fingerprint);
        using DtlsEnd server = new(DtlsRole.Server, Other, Other.Fingerprint);
        client.Begin();
        Exchange(client, server);
        Assert.Contains("certificate", server.Failure, StringComparison.Ordinal);
        Assert.Empty(server.Exported);
    }

    [Theory]
    [InlineData("sha-1", "AA")]
    [InlineData("sha-256", "AA:BB")]
    [InlineData("sha-256", "")]
    [InlineData("md5", "AA:BB")]
    public void A_fingerprint_that_proves_nothing_is_refused(string hash, string value)
    {
        using DtlsContext context = new(One);
        Assert.False(context.TryOpen(DtlsRole.Server, new CertificateFingerprint(hash, value), null!, out _, out string reason));
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void Every_datagram_fits_the_way_and_none_is_lost_for_good()
    {
        for (int lost = 0; lost < 6; lost++)
        {
            using DtlsEnd client = new(DtlsRole.Client, One, Other.Fingerprint);
            using DtlsEnd server = new(DtlsRole.Server, Other, One.Fingerprint);
            client.Begin();
            int number = 0;
            Stopwatch watch = Stopwatch.StartNew();
            while (!(client.IsDone && server.IsDone) && watch.ElapsedMilliseconds < Patience.LongMillis)
            {
                Move(client, server, bytes => Keep(bytes, number++ != lost));
                Move(server, client, bytes => Keep(bytes, number++ != lost));
                client.Advance();
                server.Advance();
            }
            Assert.Equal(client.Exported, server.Exported);
            Assert.NotEmpty(client.Exported);
        }
    }

    [Fact]
    public void Any_bytes_may_come()
    {
        Random random = new(7);
        using DtlsEnd client = new(DtlsRole.Client, One, Other.Fingerprint);
        using DtlsEnd server = new(DtlsRole.Server, Other, One.Fingerprint);
        client.Begin();
        byte[] hello = client.Sent.Peek();
        for (int i = 0; i < 3_000; i++)
        {
            byte[] noise = i % 2 == 0 ? [.. hello] : new byte[random.Next(1, 300)];
            if (i % 2 == 0)
            {
                noise[random.Next(noise.Length)] ^= (byte)random.Next(1, 256);
            }
            else
            {
                random.NextBytes(noise);
                noise[0] = 22;
            }
            using DtlsEnd victim = i % 100 == 0 ? new(DtlsRole.Server, Other, One.Fingerprint) : null!;
            (victim ?? server).Receive(noise);
        }
        Assert.Empty(server.Exported);
    }

    [Fact]
    public void The_last_flight_is_sent_again_when_it_was_lost()
    {
        using DtlsEnd client = new(DtlsRole.Client, One, Other.Fingerprint);
        using DtlsEnd server = new(DtlsRole.Server, Other, One.Fingerprint);
        client.Begin();
        while (!server.IsDone)
        {
            Move(client, server, bytes => bytes);
            if (!server.IsDone)
            {
                Move(server, client, bytes => bytes);
            }
        }
        server.Sent.Clear();
        Assert.False(client.IsDone);
        Stopwatch watch = Stopwatch.StartNew();
        while (!client.IsDone && watch.ElapsedMilliseconds < Patience.LongMillis)
        {
            client.Advance();
            Exchange(client, server);
        }
        Assert.Equal(server.Exported, client.Exported);
        Assert.Equal(1, server.Agreements);
    }

    internal static void Exchange(DtlsEnd client, DtlsEnd server)
    {
        while (client.Sent.Count + server.Sent.Count > 0)
        {
            Move(client, server, bytes => bytes);
            Move(server, client, bytes => bytes);
        }
    }

    private static byte[]? Keep(byte[] bytes, bool arrives) => arrives ? bytes : null;

    private static void Move(DtlsEnd from, DtlsEnd to, Func<byte[], byte[]?> way)
    {
        while (from.Sent.TryDequeue(out byte[]? datagram))
        {
            Assert.InRange(datagram.Length, 1, 1_200);
            if (way(datagram) is { } arrived)
            {
                to.Receive(arrived);
            }
        }
    }
}

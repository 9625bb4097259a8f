namespace Tandem.Net.Tests.Dtls;

using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Dtls;
using Tandem.Net.Dtls;

/// <summary>One end of a handshake, and what it wants to send.</summary>
internal sealed class DtlsEnd : IDtlsOwner, IDisposable
{
    private readonly DtlsContext context;
    private readonly Queue<byte[]> sent = new();

    public DtlsEnd(DtlsRole role, DtlsCertificate own, CertificateFingerprint expected)
    {
        Role = role;
        context = new DtlsContext(own);
        Assert.True(context.TryOpen(role, expected, this, out IDtlsAssociation? association, out _));
        Association = association;
    }

    public DtlsRole Role { get; }

    public IDtlsAssociation Association { get; }

    public byte[] Exported { get; private set; } = [];

    public SrtpSuite? Suite { get; private set; }

    public int Agreements { get; private set; }

    public string Failure { get; private set; } = "";

    public Queue<byte[]> Sent => sent;

    /// <summary>Whether the handshake has come to an end.</summary>
    public bool IsDone => Agreements > 0 || Failure.Length > 0;

    public void Begin() => Association.Begin(default);

    public void Receive(byte[] datagram) => Association.Receive(datagram, default);

    public void Advance() => Association.Advance(default);

    public void Dispose()
    {
        Association.Dispose();
        context.Dispose();
    }

    void IDtlsOwner.Send(ReadOnlySpan<byte> datagram) => sent.Enqueue(datagram.ToArray());

    void IDtlsOwner.Agreed(SrtpSuite suite, ReadOnlySpan<byte> exported)
    {
        Agreements++;
        Suite = suite;
        Exported = exported.ToArray();
    }

    void IDtlsOwner.Failed(string reason) => Failure = reason;
}

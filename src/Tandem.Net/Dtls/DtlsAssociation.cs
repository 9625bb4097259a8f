namespace Tandem.Net.Dtls;

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Dtls;

/// <summary>
/// One DTLS association by OpenSSL, which sees memory only: what came is put in, what is to be sent is taken out after each step. A memory BIO knows
/// no datagrams, so what is taken out is cut where its records end.
/// </summary>
internal sealed unsafe class DtlsAssociation : SafeHandle, IDtlsAssociation
{
    /// <summary>Bytes of a datagram, whatever lies between (RFC 8831 §5 has 1 200).</summary>
    private const int Mtu = 1_200;

    private const int RecordHeader = 13;
    private const int LengthPlace = 11;
    private const int MostPending = 16_384;
    private const uint FirstTimeout = 100_000;
    private const uint LongestTimeout = 3_000_000;
    private const string Label = "EXTRACTOR-dtls_srtp";
    private readonly PeerFingerprint expected;
    private readonly IDtlsOwner owner;
    private readonly nint input;
    private readonly nint output;
    private bool isAgreed;
    private bool isOver;

    public DtlsAssociation(nint context, DtlsRole role, PeerFingerprint expected, IDtlsOwner owner)
        : base(0, true)
    {
        this.expected = expected;
        this.owner = owner;
        SetHandle(LibSsl.New(context));
        input = LibSsl.BioNew(LibSsl.BioMemory());
        output = LibSsl.BioNew(LibSsl.BioMemory());
        if (IsInvalid || input == 0 || output == 0)
        {
            throw new InvalidOperationException($"OpenSSL makes no association: {OpenSslError.Take()}");
        }
        // An empty one means "not yet", not "no more".
        _ = LibSsl.BioControl(input, LibSsl.BioSetMemEof, -1, null);
        _ = LibSsl.BioControl(output, LibSsl.BioSetMemEof, -1, null);
        LibSsl.SetBio(handle, input, output);
        _ = LibSsl.Control(handle, LibSsl.SetMtu, Mtu, null);
        LibSsl.SetTimer(handle, &NextTimeout);
        if (role == DtlsRole.Client)
        {
            LibSsl.SetConnect(handle);
        }
        else
        {
            LibSsl.SetAccept(handle);
        }
    }

    public override bool IsInvalid => handle == 0;

    public void Begin(Now now) => Step();

    public void Receive(ReadOnlySpan<byte> datagram, Now now)
    {
        if (isOver)
        {
            return;
        }
        fixed (byte* first = datagram)
        {
            _ = LibSsl.BioWrite(input, first, datagram.Length);
        }
        Step();
    }

    public void Advance(Now now)
    {
        if (isOver || isAgreed)
        {
            return;
        }
        LibSsl.ClearErrors();
        nint came = LibSsl.Control(handle, LibSsl.HandleTimeout, 0, null);
        Flush();
        if (came < 0)
        {
            End($"the handshake went unanswered: {OpenSslError.Take()}");
        }
    }

    protected override bool ReleaseHandle()
    {
        LibSsl.Free(handle);
        return true;
    }

    // A handshake is sent again sooner than the RFC's second: a call waits for it.
    [UnmanagedCallersOnly]
    private static uint NextTimeout(nint ssl, uint last) => last == 0 ? FirstTimeout : Math.Min(LongestTimeout, last * 2);

    private void Step()
    {
        LibSsl.ClearErrors();
        int result = isAgreed ? ReadOn() : LibSsl.Handshake(handle);
        int error = result > 0 ? 0 : LibSsl.GetError(handle, result);
        string why = error is 0 or LibSsl.ErrorWantRead or LibSsl.ErrorWantWrite ? "" : OpenSslError.Take();
        Flush();
        if (why.Length > 0)
        {
            End($"the handshake failed: {why}");
        }
        else if (result > 0 && !isAgreed)
        {
            Agree();
        }
    }

    // After the handshake only what belongs to it comes again; data are none of ours.
    private int ReadOn()
    {
        byte* nothing = stackalloc byte[256];
        int result = 1;
        for (int i = 0; i < 8 && result > 0; i++)
        {
            result = LibSsl.Read(handle, nothing, 256);
        }
        return result;
    }

    private void Agree()
    {
        if (!expected.IsOf(Shown()))
        {
            End("the peer's certificate is not the one its description names");
            return;
        }
        nint* profile = LibSsl.SelectedSrtp(handle);
        if (profile == null || SuiteOf(profile[1]) is not { } suite)
        {
            End("no suite for SRTP was agreed on");
            return;
        }
        Span<byte> exported = stackalloc byte[2 * SrtpSuiteTable.Of(suite).Bytes];
        fixed (byte* target = exported)
        fixed (byte* label = "EXTRACTOR-dtls_srtp"u8)
        {
            if (LibSsl.Export(handle, target, (nuint)exported.Length, label, (nuint)Label.Length, null, 0, 0) != 1)
            {
                End($"the keys are not to be had: {OpenSslError.Take()}");
                return;
            }
        }
        isAgreed = true;
        owner.Agreed(suite, exported);
    }

    private byte[] Shown()
    {
        nint certificate = LibSsl.PeerCertificate(handle);
        if (certificate == 0)
        {
            return [];
        }
        byte[] der = new byte[LibSsl.CertificateBytes(certificate, null)];
        fixed (byte* first = der)
        {
            byte* at = first;
            _ = LibSsl.CertificateBytes(certificate, &at);
        }
        LibSsl.FreeCertificate(certificate);
        return der;
    }

    // IANA's numbers of protection profiles.
    private static SrtpSuite? SuiteOf(nint profile) =>
        profile switch
        {
            1 => SrtpSuite.AesCm128HmacSha1Tag80,
            2 => SrtpSuite.AesCm128HmacSha1Tag32,
            7 => SrtpSuite.AeadAes128Gcm,
            8 => SrtpSuite.AeadAes256Gcm,
            _ => null,
        };

    private void Flush()
    {
        int pending = (int)Math.Min(LibSsl.BioControl(output, LibSsl.BioPending, 0, null), MostPending);
        if (pending <= 0)
        {
            return;
        }
        Span<byte> bytes = stackalloc byte[pending];
        int read;
        fixed (byte* first = bytes)
        {
            read = LibSsl.BioRead(output, first, pending);
        }
        bytes = bytes[..Math.Max(0, read)];
        while (!bytes.IsEmpty)
        {
            int length = DatagramOf(bytes);
            owner.Send(bytes[..length]);
            bytes = bytes[length..];
        }
    }

    // As many whole records as fit.
    private static int DatagramOf(ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        while (bytes.Length - length >= RecordHeader)
        {
            int record = RecordHeader + BinaryPrimitives.ReadUInt16BigEndian(bytes[(length + LengthPlace)..]);
            if (length > 0 && length + record > Mtu)
            {
                break;
            }
            length += record;
        }
        return length == 0 || length > bytes.Length ? bytes.Length : length;
    }

    private void End(string reason)
    {
        bool isNews = !isOver && !isAgreed;
        isOver = true;
        if (isNews)
        {
            owner.Failed(reason);
        }
    }
}

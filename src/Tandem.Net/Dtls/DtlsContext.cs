namespace Tandem.Net.Dtls;

using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Dtls;

/// <summary>
/// What all DTLS associations of a worker share: DTLS 1.2, the newest that OpenSSL 3.0 has, forward secret suites with authenticated encryption only, our
/// certificate, and the SRTP suites we speak. Whose certificate the peer shows is judged by its fingerprint, after the handshake.
/// </summary>
internal sealed unsafe class DtlsContext : SafeHandle, IDtlsFactory
{
    private const string Ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

    public DtlsContext(DtlsCertificate certificate)
        : base(0, true)
    {
        LibSsl.ClearErrors();
        SetHandle(LibSsl.CtxNew(LibSsl.DtlsMethod()));
        Must(!IsInvalid);
        Must(LibSsl.CtxControl(handle, LibSsl.SetMinVersion, LibSsl.Dtls12, null) == 1);
        Must(LibSsl.CtxSetCiphers(handle, Ciphers) == 1);
        fixed (byte* groups = "X25519:P-256:P-384\0"u8)
        {
            Must(LibSsl.CtxControl(handle, LibSsl.SetGroups, 0, groups) == 1);
        }
        Must(LibSsl.CtxSetSrtp(handle, string.Join(':', Suites())) == 0);
        fixed (byte* shown = certificate.Certificate)
        fixed (byte* key = certificate.Key)
        {
            Must(LibSsl.CtxUseCertificate(handle, certificate.Certificate.Length, shown) == 1);
            Must(LibSsl.CtxUseKey(LibSsl.EcKey, handle, key, certificate.Key.Length) == 1);
        }
        Must(LibSsl.CtxCheckKey(handle) == 1);
        LibSsl.CtxSetVerify(handle, LibSsl.VerifyPeer | LibSsl.VerifyHasCertificate, &Verify);
        _ = LibSsl.CtxSetOptions(handle, LibSsl.NoQueryMtu | LibSsl.NoTicket | LibSsl.NoRenegotiation);
        _ = LibSsl.CtxControl(handle, LibSsl.SetSessionCache, 0, null);
        _ = LibSsl.CtxControl(handle, LibSsl.SetReadAhead, 1, null);
    }

    public override bool IsInvalid => handle == 0;

    public bool TryOpen(
        DtlsRole role,
        CertificateFingerprint expected,
        IDtlsOwner owner,
        [NotNullWhen(true)] out IDtlsAssociation? association,
        out string reason
    )
    {
        reason = "";
        association = null;
        if (!PeerFingerprint.TryRead(expected, out PeerFingerprint? fingerprint))
        {
            reason = $"{expected.Hash} {expected.Value} is no fingerprint of a certificate";
            return false;
        }
        association = new DtlsAssociation(handle, role, fingerprint, owner);
        return true;
    }

    protected override bool ReleaseHandle()
    {
        LibSsl.CtxFree(handle);
        return true;
    }

    private static IEnumerable<string> Suites()
    {
        List<string> names = [];
        foreach (SrtpSuiteRow row in SrtpSuiteTable.All)
        {
            names.Add(row.DtlsName);
        }
        return names;
    }

    // Nobody signs these certificates: who shows one is known by its fingerprint.
    [UnmanagedCallersOnly]
    private static int Verify(int isGood, nint store) => 1;

    private static void Must(bool worked)
    {
        if (!worked)
        {
            throw new InvalidOperationException($"OpenSSL cannot do DTLS: {OpenSslError.Take()}");
        }
    }
}

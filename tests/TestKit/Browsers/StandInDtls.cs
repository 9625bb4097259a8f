namespace Tandem.TestKit.Browsers;

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Dtls;

/// <summary>
/// Handshakes without cryptography, for virtual time: each side shows its fingerprint, which the other holds against what it was told, and both export
/// the same keys. What is lost is sent again, as a real one does.
/// </summary>
public sealed class StandInDtls(CertificateFingerprint own) : IDtlsFactory
{
    private const byte Handshake = 22;
    private const int ExportedBytes = 56;

    /// <summary>What is agreed on.</summary>
    public const SrtpSuite Suite = SrtpSuite.AeadAes128Gcm;

    /// <summary>So many more can be opened.</summary>
    public int Left { get; set; } = int.MaxValue;

    public bool TryOpen(
        DtlsRole role,
        CertificateFingerprint expected,
        IDtlsOwner owner,
        [NotNullWhen(true)] out IDtlsAssociation? association,
        out string reason
    )
    {
        reason = Left > 0 ? "" : "no more";
        association = Left-- > 0 ? new Association(role, own, expected, owner) : null;
        return association is not null;
    }

    private sealed class Association(DtlsRole role, CertificateFingerprint own, CertificateFingerprint expected, IDtlsOwner owner)
        : IDtlsAssociation
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
        private Instant sentAt;
        private bool isOver;

        public void Begin(Now now)
        {
            if (role == DtlsRole.Client)
            {
                Send(now);
            }
        }

        public void Receive(ReadOnlySpan<byte> datagram, Now now)
        {
            if (datagram[0] != Handshake)
            {
                return;
            }
            if (role == DtlsRole.Server)
            {
                Send(now);
            }
            if (isOver)
            {
                return;
            }
            isOver = true;
            string theirs = Encoding.ASCII.GetString(datagram[1..]);
            if (theirs != expected.Value)
            {
                owner.Failed("another certificate");
                return;
            }
            (string client, string server) = role == DtlsRole.Client ? (own.Value, theirs) : (theirs, own.Value);
            owner.Agreed(Suite, Shake256.HashData(Encoding.ASCII.GetBytes($"{client} {server}"), ExportedBytes));
        }

        public void Advance(Now now)
        {
            if (role == DtlsRole.Client && !isOver && now.Mono - sentAt >= Patience)
            {
                Send(now);
            }
        }

        public void Dispose() => isOver = true;

        private void Send(Now now)
        {
            sentAt = now.Mono;
            byte[] text = Encoding.ASCII.GetBytes(own.Value);
            owner.Send([Handshake, .. text]);
        }
    }
}

namespace Tandem.Media;

using Tandem.Foundation;
using Tandem.Media.Recording;

/// <summary>Where a media plane sends. Called during its methods; must not call back into it.</summary>
public interface IMediaOutput
{
    /// <summary>Sends from the pair's RTP socket. The bytes are only good during the call.</summary>
    void SendRtp(int pair, in NetAddress to, ReadOnlySpan<byte> packet);

    void SendRtcp(int pair, in NetAddress to, ReadOnlySpan<byte> packet);

    void Emit(MediaEvent happened);

    /// <summary>Hands a new recording's ring to whoever writes it out; false when none can be taken.</summary>
    bool OpenTap(RecordingTap tap);
}

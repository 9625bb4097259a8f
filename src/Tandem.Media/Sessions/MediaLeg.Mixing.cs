namespace Tandem.Media.Sessions;

using Tandem.Foundation;
using Tandem.Media.Mixing;
using Tandem.Media.Playback;

/// <summary>The leg in a room, when more than two talk or somebody listens.</summary>
internal sealed partial class MediaLeg
{
    private uint mixTimestamp;
    private bool mixMarker;

    /// <summary>The room it is in.</summary>
    public MixRoom? Room { get; private set; }

    public void Enter(MixRoom room, bool speaks, Now now)
    {
        Room = room;
        mixTimestamp = stream.NextTimestamp(now.Mono);
        mixMarker = true;
        room.Enter(this, speaks);
    }

    public void LeaveRoom()
    {
        Room?.Leave(this);
        Room = null;
    }

    /// <summary>What the room has for this leg: 20 ms. Left out while the leg is played something, its time goes on.</summary>
    public void SendMixed(ReadOnlySpan<short> samples, Now now)
    {
        if (MaySendForward)
        {
            Recording?.Hear(false, stream.Ssrc, mixTimestamp, samples);
            int length = coder.Encode(samples, context.Coded);
            SendOwn(context.Coded[..length], Plan.PayloadOut, mixMarker, mixTimestamp, now);
            mixMarker = false;
        }
        mixTimestamp += Sound.FrameSamples;
    }
}

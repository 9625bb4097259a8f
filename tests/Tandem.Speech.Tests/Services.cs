namespace Tandem.Speech.Tests;

using Tandem.Foundation;
using Tandem.Outbound;
using Tandem.Store.Files.Spoken;

/// <summary>What tests of services share.</summary>
internal static class Services
{
    /// <summary>Half a second of a tone.</summary>
    public static readonly byte[] Wav = MonoWav.Bytes(Media.Playback.Sound.Tone(440, 500).Samples.Span);

    /// <summary>One that may go anywhere, as the operator's services may.</summary>
    public static OutboundClient Client()
    {
        Assert.True(NetBlock.TryParse("0.0.0.0/0", out NetBlock all));
        return new OutboundClient([all], new OutboundLimits(), TimeProvider.System);
    }
}

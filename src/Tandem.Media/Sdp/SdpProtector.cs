namespace Tandem.Media.Sdp;

/// <summary>
/// What one leg's descriptions say of how its media are protected, and what is agreed of it. A leg has one for its life, or none: then its media are
/// plain.
/// </summary>
public abstract class SdpProtector
{
    /// <summary>The transport protocol of our offers, before one was agreed on.</summary>
    internal abstract string Profile { get; }

    /// <summary>Connectivity checks find the peer: addresses in its descriptions say nothing, 0.0.0.0 least of all.</summary>
    internal abstract bool FindsPeer { get; }

    /// <summary>How well an audio line of the peer's suits, more is better; 0 for not at all.</summary>
    internal abstract int Suits(SdpMedia audio);

    /// <summary>Agrees with what the peer says. Changes nothing where it returns an error.</summary>
    /// <param name="audio">The peer's line.</param>
    /// <param name="isAnswer">It answers an offer of ours.</param>
    /// <param name="protection">What was agreed; null for none.</param>
    internal abstract SdpError TryTake(SdpMedia audio, bool isAnswer, out Protection? protection);

    /// <summary>Our lines before the first m-line.</summary>
    internal virtual void WriteSession(ref SdpText text) { }

    /// <summary>Our attributes of the audio line.</summary>
    internal abstract void WriteMedia(ref SdpText text, bool isOffer, in SdpPlaces places);
}

namespace Tandem.Engine.Legs;

/// <summary>How the media of a leg that is about to be made are protected.</summary>
internal enum MediaGuard : byte
{
    None,

    /// <summary>By DTLS, on the port of all browsers.</summary>
    Browser,

    /// <summary>By keys in SDP, where the phone wants it.</summary>
    KeysOffered,

    /// <summary>By keys in SDP.</summary>
    KeysRequired,
}

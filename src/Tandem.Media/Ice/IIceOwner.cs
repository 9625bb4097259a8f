namespace Tandem.Media.Ice;

using Tandem.Foundation;

/// <summary>Whom an agent tells of addresses. Called during its methods.</summary>
internal interface IIceOwner
{
    /// <summary>The address has passed a check: what comes from there may be the peer's.</summary>
    void OnChecked(in NetAddress address);

    /// <summary>It counts no more.</summary>
    void OnForgotten(in NetAddress address);
}

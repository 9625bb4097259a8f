using Tandem.Foundation;

namespace Tandem.Sip.Auth;

/// <summary>Who has proven itself already.</summary>
internal interface IKnownSources
{
    /// <summary>True when this very address and port holds a live binding of the account.</summary>
    bool HasBindingFrom(string realm, string account, NetAddress source);
}

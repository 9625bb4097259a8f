using Tandem.Foundation;
using Tandem.Sip.Endpoint;

namespace Tandem.Sip.Auth;

/// <summary>Who goes on with a request that was held back and then proved right.</summary>
internal interface IProofListener
{
    void OnProven(in Incoming incoming, SipCaller caller, Now now);
}

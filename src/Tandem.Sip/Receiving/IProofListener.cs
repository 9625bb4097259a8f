using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Endpoint;

namespace Tandem.Sip.Receiving;

/// <summary>Who goes on with a request that was held back and then proved right.</summary>
internal interface IProofListener
{
    void OnProven(in Incoming incoming, SipCaller caller, Now now);
}

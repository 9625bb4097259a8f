namespace Tandem.Net.Loop;

using Tandem.Foundation;
using Tandem.Sip.Receiving;
using Tandem.Sip.Registration;

/// <summary>Whom a node tells what its log should say. Called on the loop's thread; must not block.</summary>
public interface INodeNews
{
    /// <summary>A phone of a tenant registered, moved or went.</summary>
    void Registered(int tenant, BindingChanged change);

    /// <summary>Wrong credentials came.</summary>
    void WrongCredentials(CredentialsRefused refused);

    /// <summary>A request is answered with an error.</summary>
    /// <param name="to">Who asked.</param>
    /// <param name="code">The status.</param>
    /// <param name="response">The answer's bytes, good for the call only.</param>
    void Refused(NetAddress to, int code, ReadOnlySpan<byte> response);
}

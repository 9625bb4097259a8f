namespace Tandem.Dialects.XSwitch;

using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;

/// <summary>Who may use a resource.</summary>
internal enum Need
{
    Anyone,
    SignedIn,
    Administrator,
}

internal delegate ValueTask<Answer> Handler(XSwitchRequest request);

/// <summary>One resource and verb.</summary>
/// <param name="Method">The verb; a resource that can be read answers HEAD too.</param>
/// <param name="Path">Below <c>/api</c>, as a route pattern.</param>
/// <param name="Summary">What it does, for its description.</param>
/// <param name="Takes">The fields of its body, likewise.</param>
/// <param name="Asks">The parameters of its query, likewise.</param>
/// <param name="Streams">Reads its body by itself.</param>
internal sealed record Resource(
    string Method,
    string Path,
    Need Need,
    Handler Handle,
    string Summary,
    TakenField[]? Takes = null,
    TakenField[]? Asks = null,
    bool Streams = false
) : IResource;

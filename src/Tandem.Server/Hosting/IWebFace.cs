namespace Tandem.Server.Hosting;

using Tandem.Access;
using Tandem.Access.Tenants;

/// <summary>The HTTP side of a server.</summary>
internal interface IWebFace : IAsyncDisposable
{
    /// <summary>All that is served, once it listens.</summary>
    IEnumerable<Endpoint> Endpoints { get; }

    /// <summary>Listens; returns the first address as a URL.</summary>
    Task<string> StartAsync(FrontDoor door, INode node);
}

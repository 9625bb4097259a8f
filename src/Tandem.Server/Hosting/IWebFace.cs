namespace Tandem.Server.Hosting;

using Tandem.Access;
using Tandem.Access.Tenants;
using Tandem.Engine.Outputs;

/// <summary>The HTTP side of a server.</summary>
internal interface IWebFace : IAsyncDisposable
{
    /// <summary>All that is served, once it listens.</summary>
    IEnumerable<Endpoint> Endpoints { get; }

    /// <summary>Tells a page that speaks Verto. The loop's thread.</summary>
    void Tell(PageOrder order);

    /// <summary>Listens; returns the first address as a URL.</summary>
    Task<string> StartAsync(FrontDoor door, INode node);
}

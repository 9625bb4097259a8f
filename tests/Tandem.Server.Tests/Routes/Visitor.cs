namespace Tandem.Server.Tests.Routes;

/// <summary>Somebody who comes to every route.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Is">Up to where he may come.</param>
/// <param name="Native">What he brings to <c>/v1</c>; empty for nothing.</param>
/// <param name="XSwitch">And to <c>/api</c>.</param>
internal sealed record Visitor(string Name, Least Is, string Native, string XSwitch)
{
    /// <summary>He is of another tenant, so that nothing of the first is there for him.</summary>
    public bool IsForeign { get; init; }
}

namespace Tandem.Server.Tests.Rig;

/// <summary>Tests that share one server; each makes what it needs under names of its own.</summary>
[CollectionDefinition(Name)]
public sealed class LiveServerTests : ICollectionFixture<LiveServer>
{
    public const string Name = "live server";
}

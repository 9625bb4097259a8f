namespace Tandem.Server.Tests.Native;

using Tandem.Server.Tests.Rig;

/// <summary>Who may see what a call said on the wire.</summary>
public class CallTraceTests(LiveServer server) : NativeTest(server)
{
    private static readonly string Path = $"/v1/calls/{Guid.NewGuid()}/sip";

    [Fact]
    public async Task SupervisorsAndAdministratorsMayAgentsMayNot()
    {
        (await Server.GetAsync(Path, "")).Is(401);
        (int agent, _) = await UserAsync();
        (await Server.GetAsync(Path, await KeyAsync("agent", agent))).Is(403);
        (await Server.GetAsync(Path, await KeyAsync("supervisor"))).Is(404);
        (await Server.GetAsync(Path, await KeyAsync("administrator"))).Is(404);
        (await Server.GetAsync(Path, Server.OtherKey)).Is(404);
    }

    [Fact]
    public async Task AnUnknownFormatIsRefused()
    {
        (await Server.GetAsync(Path + "?format=xml")).Is(400);
    }
}

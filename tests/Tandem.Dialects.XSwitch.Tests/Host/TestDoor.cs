namespace Tandem.Dialects.XSwitch.Tests.Host;

using Tandem.Access.Tenants;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Views;

internal static class TestDoor
{
    public static TenantDoor Open(TenantViews views, Func<Command, CancellationToken, Task<Outcome>> ask, ISoundUploads sounds) =>
        new(views, (command, _) => ask(command, CancellationToken.None), sounds);
}

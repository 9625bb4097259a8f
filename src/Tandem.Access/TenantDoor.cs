namespace Tandem.Access;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Views;

/// <summary>The one way from HTTP into a tenant: read its views, ask it a command.</summary>
/// <param name="views">What its loop has published.</param>
/// <param name="ask">Brings a command to the loop; the answer comes when the views show what it did.</param>
/// <param name="sounds">Where its uploaded sounds go.</param>
public sealed class TenantDoor(TenantViews views, Func<Command, Task<Outcome>> ask, ISoundUploads sounds)
{
    public TenantViews Views => views;

    public ISoundUploads Sounds => sounds;

    /// <summary>Asks; who stops waiting does not take the command back.</summary>
    public Task<Outcome> AskAsync(Command command, CancellationToken cancel) => ask(command).WaitAsync(cancel);
}

namespace Tandem.Access.Tenants;

using System.Diagnostics;
using Tandem.Access.Principals;
using Tandem.Access.Rights;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Views;

/// <summary>The one way from HTTP into a tenant: read its views, ask it a command.</summary>
/// <param name="views">What its loop has published.</param>
/// <param name="ask">Brings a command of somebody to the loop; the answer comes when the views show what it did.</param>
/// <param name="sounds">Where its uploaded sounds go.</param>
public sealed class TenantDoor(TenantViews views, Func<Command, Actor, Task<Outcome>> ask, ISoundUploads sounds)
{
    /// <summary>The name of the traces: a span for each command, from being asked until it is answered.</summary>
    public const string TraceSource = "tandem";

    private static readonly ActivitySource Traces = new(TraceSource);

    public TenantViews Views => views;

    public ISoundUploads Sounds => sounds;

    /// <summary>Asks for somebody, within what he may; who stops waiting does not take the command back.</summary>
    /// <param name="address">From where he asks, for the log.</param>
    public Task<Outcome> AskAsync(Principal by, string address, Command command, CancellationToken cancel) =>
        CommandRights.Admit(by, command, views, out Outcome refusal) is { } admitted
            ? AskAsync(admitted, by.Actor.From(address), cancel)
            : Task.FromResult(refusal);

    /// <summary>For the server itself.</summary>
    internal Task<Outcome> AskAsync(Command command, CancellationToken cancel) => AskAsync(command, Actor.System, cancel);

    /// <summary>Numbers of a campaign came, or are not to be called any more: its loop is to look.</summary>
    public Task<Outcome> LookAsync(int campaign) => AskAsync(new LookForNumbers(campaign), CancellationToken.None);

    /// <summary>Puts something into the tenant's log that happened at the door: <c>audit.*</c>. The answer comes before it is durable.</summary>
    public Task<Outcome> LogAsync(Actor by, EventData happened) => AskAsync(new LogEvent(happened), by, CancellationToken.None);

    private Task<Outcome> AskAsync(Command command, Actor by, CancellationToken cancel) =>
        Traces.HasListeners() ? TraceAsync(command, by, cancel) : ask(command, by).WaitAsync(cancel);

    private async Task<Outcome> TraceAsync(Command command, Actor by, CancellationToken cancel)
    {
        using Activity? span = Traces.StartActivity(command.GetType().Name);
        Outcome outcome = await ask(command, by).WaitAsync(cancel);
        span?.SetTag("tandem.outcome", outcome.Code.ToString());
        span?.SetStatus(outcome.IsOk ? ActivityStatusCode.Ok : ActivityStatusCode.Error, outcome.IsOk ? null : outcome.Code.ToString());
        return outcome;
    }
}

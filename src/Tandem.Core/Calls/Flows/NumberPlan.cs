namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Numbering;

/// <summary>
/// What a number means. To somebody inside: the extension of that number, the queue or the flow of that name, the echo test, what a number of the tenant's own leads
/// to, else a number outside. To a trunk: its route, else the queue of that name, the extension or the flow. What stands there is looked for as it is first, and read as a number after that.
/// </summary>
internal sealed class NumberPlan(FlowServices services)
{
    private readonly TenantNumbers numbers = services.TenantNumbers;

    /// <summary>To somebody inside.</summary>
    public Dialled Find(string written)
    {
        WrittenNumber read = WrittenNumber.Of(written);
        if ((Inside(written) ?? Inside(read.Text)) is { } exact)
        {
            return Dialled.At(exact);
        }
        if (!read.TryDigits(out string digits, out string why))
        {
            return Dialled.Nowhere(read.Text, $"{why}, and no extension, queue or flow is called so");
        }
        if (Inside(digits) is { } inside)
        {
            return Dialled.At(inside);
        }
        if (!numbers.TryRead(read, out string number, out why))
        {
            return Dialled.Nowhere(digits, why);
        }
        return Inside(numbers.Shown(number)) is { } own ? Dialled.At(own) : OwnRoute(number) ?? Through(number);
    }

    /// <summary>
    /// Whom a phone of ours sends a call to; null for nobody who can be rung. A queue or a flow behind a number of the tenant's own is reached through the trunk, as
    /// from outside.
    /// </summary>
    public Party? Forward(string written) =>
        Find(written) switch
        {
            { To: Party party } => party,
            { Number: var own } when services.Keys.Routes.IsOwn(own) => Outside(written).To as Party,
            _ => null,
        };

    /// <summary>To a call from a trunk, which never leads out again.</summary>
    public Dialled FromTrunk(string written)
    {
        WrittenNumber read = WrittenNumber.Of(written);
        if (services.Keys.Routes.Count == 0 && Named(read.Text) is { } exact)
        {
            return Dialled.At(exact);
        }
        if (!numbers.TryRead(read, out string number, out string why))
        {
            return Routed(read.Text, [read.Text]) is { To: not null } named ? named : Dialled.Nowhere(read.Text, why);
        }
        read.TryDigits(out string digits, out _);
        Dialled routed = Routed(number, [read.Text, digits, number, numbers.Shown(number)]);
        // A queue or an extension is called as it is called.
        return routed.To is { } to && to.Number == digits ? routed with { Number = digits } : routed;
    }

    /// <summary>What a number's route names; null when there is no such thing.</summary>
    public Destination? At(RouteTarget target, string destination) => RouteTargetTable.At(services, target, destination);

    /// <summary>The extension of that number; null when there is none.</summary>
    public Party? Extension(string number) => services.Keys.Extension(number) == null ? null : new ExtensionParty(services, number);

    /// <summary>A number outside, even if an extension is called so.</summary>
    public Dialled Outside(string written) =>
        numbers.TryRead(WrittenNumber.Of(written), out string number, out string why) ? Through(number) : Dialled.Nowhere(written, why);

    // A number of the tenant's own that leads somewhere is no way out: the call comes in by it. Patterns may mean anybody's numbers.
    private Dialled? OwnRoute(string number) =>
        services.Keys.Routes.Own(number) is { Target: not RouteTarget.None } ? Routed(number, [number]) : null;

    private Dialled Through(string number) =>
        services.Keys.FirstTrunk is { } trunk
            ? Dialled.At(new OutsideParty(services, number, trunk))
            : Dialled.Nowhere(number, $"{number} is no extension, and there is no trunk to dial it through");

    private Destination? Inside(string number) =>
        services.Keys.Extension(number) != null ? new ExtensionParty(services, number)
        : services.Queues.Named(number) is { } queue ? new QueueDestination(services, queue)
        : services.Ivr.Named(number) ?? (number == EchoDestination.Name ? new EchoDestination(services) : null);

    // Its route; without one, the queue or the extension called as the number is written in one way or the other.
    private Dialled Routed(string number, ReadOnlySpan<string> forms)
    {
        if (services.Keys.Routes.For(forms) is { Target: not RouteTarget.None } route)
        {
            return At(route.Target, route.Destination) is { } there
                ? new Dialled(there, number, "")
                : Dialled.Nowhere(number, $"{number} leads to {route.Target} {route.Destination}, which is not there");
        }
        foreach (string form in forms)
        {
            if (Named(form) is { } to)
            {
                return new Dialled(to, number, "");
            }
        }
        return Dialled.Nowhere(number, "no such number");
    }

    private Destination? Named(string name) => At(RouteTarget.Queue, name) ?? At(RouteTarget.Extension, name) ?? At(RouteTarget.Flow, name);
}

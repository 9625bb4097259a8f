namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Legs;
using Tandem.Numbering;

/// <summary>
/// What a number means. To somebody inside: the extension of that number, the queue of that name, else a number outside. To a trunk: its route, else
/// the queue of that name, else the extension. What stands there is looked for as it is first, and read as a number after that.
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
            return Dialled.Nowhere(read.Text, $"{why}, and no extension or queue is called so");
        }
        if (Inside(digits) is { } inside)
        {
            return Dialled.At(inside);
        }
        if (!numbers.TryRead(read, out string number, out why))
        {
            return Dialled.Nowhere(digits, why);
        }
        return Inside(numbers.Shown(number)) is { } own ? Dialled.At(own) : Through(number);
    }

    /// <summary>To a call from a trunk, which never leads out again.</summary>
    public Dialled FromTrunk(string written)
    {
        WrittenNumber read = WrittenNumber.Of(written);
        if (services.Keys.Routes.Count == 0 && Inbound(read.Text) is { } exact)
        {
            return Dialled.At(exact);
        }
        if (!numbers.TryRead(read, out string number, out string why))
        {
            return Routed([read.Text]) is { } named ? Dialled.At(named) : Dialled.Nowhere(read.Text, why);
        }
        read.TryDigits(out string digits, out _);
        return Routed([read.Text, digits, number, numbers.Shown(number)]) is { } to
            ? new Dialled(to, to.Number == digits ? digits : number, "")
            : Dialled.Nowhere(number, "no such number");
    }

    /// <summary>The extension of that number; null when there is none.</summary>
    public Party? Extension(string number) => services.Keys.Extension(number) == null ? null : new ExtensionParty(services, number);

    /// <summary>A number outside, even if an extension is called so.</summary>
    public Dialled Outside(string written) =>
        numbers.TryRead(WrittenNumber.Of(written), out string number, out string why) ? Through(number) : Dialled.Nowhere(written, why);

    /// <summary>The number others see when this line calls.</summary>
    public string CallerOf(Line line) =>
        services.Keys.Extension(line.Number) is { CidNumber.Length: > 0 } row ? row.CidNumber : line.Number;

    private Dialled Through(string number) =>
        services.Keys.FirstTrunk is { } trunk
            ? Dialled.At(new OutsideParty(services, number, trunk))
            : Dialled.Nowhere(number, $"{number} is no extension, and there is no trunk to dial it through");

    private Destination? Inside(string number) =>
        services.Keys.Extension(number) != null ? new ExtensionParty(services, number)
        : services.Queues.Named(number) is { } queue ? new QueueDestination(services, queue)
        : null;

    // Its route; without one, the queue or the extension called as the number is written in one way or the other.
    private Destination? Routed(ReadOnlySpan<string> forms)
    {
        if (services.Keys.Routes.For(forms) is { } route)
        {
            return route.Target == RouteTarget.Extension ? Extension(route.Destination) : Inbound(route.Destination);
        }
        foreach (string form in forms)
        {
            if (Inbound(form) is { } to)
            {
                return to;
            }
        }
        return null;
    }

    private Destination? Inbound(string name) =>
        services.Queues.Named(name) is { } queue ? new QueueDestination(services, queue) : Extension(name);
}

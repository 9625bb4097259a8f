namespace Tandem.Core.Calls.Flows;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Legs;

/// <summary>
/// What a number means. To somebody inside: the extension of that number, the queue of that name, else a number outside. To a trunk: its route, else
/// the queue of that name, else the extension.
/// </summary>
internal sealed class NumberPlan(FlowServices services)
{
    private const int LongestNumber = 32;

    /// <summary>To somebody inside; null when it means nothing.</summary>
    public Destination? Find(string written)
    {
        string number = NumberText.Of(written);
        return Inside(number) ?? (NumberText.Dialable(number) is { } digits ? Inside(digits) ?? Outside(digits) : null);
    }

    /// <summary>To a call from a trunk, which never leads out again.</summary>
    public Destination? FromTrunk(string written)
    {
        string number = NumberText.Of(written);
        return Routed(number) ?? (NumberText.Dialable(number) is { } digits && digits != number ? Routed(digits) : null);
    }

    private Destination? Inside(string number) =>
        services.Keys.Extension(number) != null ? new ExtensionParty(services, number)
        : services.Queues.Named(number) is { } queue ? new QueueDestination(services, queue)
        : null;

    private Destination? Routed(string number)
    {
        RouteRow? route = services.Keys.RouteFor(number);
        string name = route?.Destination ?? number;
        bool toQueue = route is not { Target: RouteTarget.Extension };
        return toQueue && services.Queues.Named(name) is { } queue ? new QueueDestination(services, queue) : Extension(name);
    }

    /// <summary>The extension of that number; null when there is none.</summary>
    public Party? Extension(string number) => services.Keys.Extension(number) == null ? null : new ExtensionParty(services, number);

    /// <summary>A number outside; null when it is none or there is no trunk.</summary>
    public Party? Outside(string written) =>
        NumberText.Dialable(NumberText.Of(written)) is { Length: <= LongestNumber } number && services.Keys.Trunks.Count > 0
            ? new OutsideParty(services, number, services.Keys.Trunks[0])
            : null;

    /// <summary>The number others see when this line calls.</summary>
    public string CallerOf(Line line) =>
        services.Keys.Extension(line.Number) is { CidNumber.Length: > 0 } row ? row.CidNumber : line.Number;
}

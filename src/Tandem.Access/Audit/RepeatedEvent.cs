namespace Tandem.Access.Audit;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>Something that may happen often, and alike.</summary>
/// <param name="Tenant">Into whose log; 0 is the node's.</param>
/// <param name="By">Who caused it.</param>
/// <param name="What">What kind of thing; what is alike in this is counted together when there is too much.</param>
/// <param name="Name">At what; empty for nothing in particular.</param>
/// <param name="Address">From where.</param>
/// <param name="Make">The event for a name, an address, and how many it stands for.</param>
internal sealed record RepeatedEvent(
    int Tenant,
    Actor By,
    string What,
    string Name,
    string Address,
    Func<string, string, int, EventData> Make
)
{
    /// <summary>Likewise with neither name nor address: for all that there is no room for.</summary>
    public RepeatedEvent Anonymous() => this with { By = Actor.System, Name = "", Address = "" };

    public EventData Event(int times) => Make(Name, Address, times);
}

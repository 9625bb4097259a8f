namespace Tandem.TestKit.Access;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>Remembers what it is told.</summary>
public sealed class ToldLog : INodeLog
{
    public List<(Actor By, EventData Happened)> Told { get; } = [];

    public void Tell(EventData happened, Actor by) => Told.Add((by, happened));
}

namespace Tandem.Access.Contract;

using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>The log of what belongs to no tenant. Any thread.</summary>
public interface INodeLog
{
    void Tell(EventData happened, Actor by);
}

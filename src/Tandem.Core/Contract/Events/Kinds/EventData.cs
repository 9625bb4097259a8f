namespace Tandem.Core.Contract.Events.Kinds;

/// <summary>
/// What happened, as one kind of event has it. Each kind is one file here and one row in <see cref="EventTable"/>. Fields are only ever added,
/// each with the next key, so that what was written before can be read for ever.
/// </summary>
public abstract record EventData;

/// <summary>Concerns one queue.</summary>
public interface IOfQueue
{
    int QueueId { get; }
}

/// <summary>Concerns one agent, or nobody when 0.</summary>
public interface IOfAgent
{
    int AgentId { get; }
}

/// <summary>A change of configuration, or one that was refused. No fold is shown it: what the database will say is not known in time.</summary>
public interface IOfConfiguration;

namespace Tandem.Core.Folds;

using System.Buffers;
using PolyType;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Packing;

/// <summary>
/// A table made of events: takes them in order, remembers what it needs for those to come, and says which rows have changed. Run live before
/// each commit and again from the log, it gives the same rows. Nothing but the events goes in: no clock, no configuration. Changes of
/// configuration are not shown to it, because the database may yet refuse them.
/// </summary>
internal abstract class Fold
{
    /// <summary>What its state is stored under.</summary>
    public abstract string Name { get; }

    /// <summary>Rises when the same events give other rows than before: then its rows are made again from the log.</summary>
    public abstract int Version { get; }

    public abstract void Apply(Event happened);

    /// <summary>Gives out the rows that have changed since the last time, each once.</summary>
    public abstract void Flush(List<RowChange> into);

    /// <summary>All it remembers, so that it can go on from here.</summary>
    public abstract void Save(IBufferWriter<byte> into);

    /// <summary>Takes the place of whatever it remembered.</summary>
    public abstract void Load(ReadOnlyMemory<byte> saved);
}

/// <summary>A fold whose memory is one object that MessagePack can write.</summary>
internal abstract class Fold<TState> : Fold
    where TState : class, IShapeable<TState>, new()
{
    protected TState State { get; private set; } = new();

    public override void Save(IBufferWriter<byte> into) => Packed.Write(into, State);

    public override void Load(ReadOnlyMemory<byte> saved) => State = Packed.Read<TState>(saved);
}

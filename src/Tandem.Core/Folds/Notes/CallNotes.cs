namespace Tandem.Core.Folds.Notes;

using System.Buffers;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>What was written down of calls; goes with their records.</summary>
internal sealed class CallNotes : Fold
{
    private readonly List<RowChange> changed = [];

    public override string Name => "notes";

    public override int Version => 1;

    public override void Apply(Event happened)
    {
        switch (happened.Data)
        {
            case CallNoted noted:
                CallNote row = new(
                    happened.Id,
                    noted.NotedCall,
                    happened.WallMicros,
                    noted.AgentId,
                    noted.Agent,
                    noted.Disposition,
                    noted.Text
                );
                changed.Add(new PutNote(happened.Id, row));
                break;
            case RecordsCut cut:
                changed.Add(new CutNotes(happened.Id, cut.BeforeMicros));
                break;
        }
    }

    public override void Flush(List<RowChange> into)
    {
        into.AddRange(changed);
        changed.Clear();
    }

    // It remembers nothing: a note is whole when it is written.
    public override void Save(IBufferWriter<byte> into) { }

    public override void Load(ReadOnlyMemory<byte> saved) { }
}

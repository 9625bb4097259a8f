namespace Tandem.Core.Folds.Recordings;

using Nerdbank.MessagePack;
using PolyType;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>The index of recordings: a row from the beginning on, closed with its length and what went wrong.</summary>
internal sealed class RecordingIndex : Fold<OpenRecordings>
{
    private readonly List<RowChange> changed = [];

    public override string Name => "recordings";

    public override int Version => 1;

    public override void Apply(Event happened)
    {
        switch (happened.Data)
        {
            case RecordingStarted started:
                OpenRecording begun = new()
                {
                    Call = happened.Call,
                    Leg = happened.Leg,
                    StartMicros = happened.WallMicros,
                    Began = happened.ServerMicros - happened.MonoMicros,
                    Kind = started.Kind,
                    Box = started.Box,
                };
                State.Running[started.Recording] = begun;
                changed.Add(new PutRecording(happened.Id, begun.Row(started.Recording, 0, "", isOpen: true)));
                break;
            case CallEnded:
                foreach (OpenRecording left in State.Running.Values)
                {
                    left.Sequence = left.Call == happened.Call ? happened.Sequence : left.Sequence;
                }
                break;
            case RecordingEnded ended when State.Running.Remove(ended.Recording, out OpenRecording? open):
                changed.Add(new PutRecording(happened.Id, open.Row(ended.Recording, ended.DurationMillis, ended.Failure, isOpen: false)));
                break;
        }
    }

    /// <summary>Recordings that are not over.</summary>
    public IReadOnlyDictionary<Guid, OpenRecording> Running => State.Running;

    public override void Flush(List<RowChange> into)
    {
        into.AddRange(changed);
        changed.Clear();
    }
}

/// <summary>Recordings that run.</summary>
[GenerateShape]
internal sealed partial class OpenRecordings
{
    [Key(0)]
    public Dictionary<Guid, OpenRecording> Running { get; set; } = [];
}

/// <summary>A recording that runs.</summary>
internal sealed class OpenRecording
{
    [Key(0)]
    public Guid Call { get; set; }

    [Key(1)]
    public Guid Leg { get; set; }

    /// <summary>Unix microseconds.</summary>
    [Key(2)]
    public long StartMicros { get; set; }

    /// <summary>The call's beginning, in microseconds since the server started.</summary>
    [Key(3)]
    public long Began { get; set; }

    /// <summary>Of the call's last event, once it is over.</summary>
    [Key(4)]
    public int Sequence { get; set; }

    [Key(5)]
    public string Kind { get; set; } = RecordingWords.Conversation;

    [Key(6)]
    public string Box { get; set; } = "";

    public RecordingRow Row(Guid id, long durationMillis, string failure, bool isOpen) =>
        new(id, Call, Leg, StartMicros, durationMillis, failure, isOpen) { Kind = Kind, Box = Box };
}

namespace Tandem.Store.Writing;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Engine.Ports;
using Tandem.Media.Playback;
using Tandem.Store.Contract;

/// <summary>Passes everything on, and has the node's log say what operators should see: the trouble of the disk comes there once the disk takes it.</summary>
internal sealed class AlarmSink(IStoreSink inner, Action<EventData> tell) : IStoreSink
{
    private const string Journal = "journal";

    private readonly Lock gate = new();
    private readonly HashSet<string> raised = [];

    public void Committed(int tenant, long commit) => inner.Committed(tenant, commit);

    public void CommitFailed(int tenant, long commit, string reason) => inner.CommitFailed(tenant, commit, reason);

    public void CampaignRead(int tenant, CampaignBatch batch) => inner.CampaignRead(tenant, batch);

    public void BindingsKept(int tenant, long ticket) => inner.BindingsKept(tenant, ticket);

    public void SoundLoaded(int tenant, string path, Sound? sound, string reason) => inner.SoundLoaded(tenant, path, sound, reason);

    public void RecordingFailed(Guid recording, string reason) => inner.RecordingFailed(recording, reason);

    public void JournalLevel(JournalLevel level)
    {
        inner.JournalLevel(level);
        if (level == Engine.Ports.JournalLevel.Calm)
        {
            Clear(Journal);
        }
        else
        {
            Raise(
                Journal,
                level == Engine.Ports.JournalLevel.Full ? "full: new calls are refused" : "over 80 % of what may wait for the disk"
            );
        }
    }

    public void Failed(string where, Exception failure)
    {
        inner.Failed(where, failure);
        if (failure is DatabaseException)
        {
            Raise(where, failure.Message);
        }
    }

    public void Recovered(string where)
    {
        inner.Recovered(where);
        Clear(where);
    }

    private void Raise(string name, string detail)
    {
        lock (gate)
        {
            raised.Add(name);
        }
        tell(new AlarmRaised(name, detail));
    }

    private void Clear(string name)
    {
        bool was;
        lock (gate)
        {
            was = raised.Remove(name);
        }
        if (was)
        {
            tell(new AlarmCleared(name));
        }
    }
}

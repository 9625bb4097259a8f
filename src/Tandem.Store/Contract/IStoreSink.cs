namespace Tandem.Store.Contract;

using Tandem.Core.Contract;
using Tandem.Engine.Ports;
using Tandem.Media.Playback;

/// <summary>Whom the store tells. Called on the store's threads; must not block.</summary>
public interface IStoreSink
{
    void Committed(int tenant, long commit);

    void CommitFailed(int tenant, long commit, string reason);

    void CampaignRead(int tenant, CampaignBatch batch);

    /// <summary>Registrations with tickets are durable: those of that tenant's loop up to the ticket.</summary>
    void BindingsKept(int tenant, long ticket);

    void SoundLoaded(int tenant, string path, Sound? sound, string reason);

    /// <summary>From the thread that crossed the limit: the store's, or the one that posted.</summary>
    void JournalLevel(JournalLevel level);

    void RecordingFailed(Guid recording, string reason);

    /// <summary>Something went wrong that is tried again; for the log.</summary>
    void Failed(string where, Exception failure);

    /// <summary>What had failed there works again.</summary>
    void Recovered(string where);
}

namespace Tandem.Server.Tests.Rig;

using Tandem.Core.Contract;
using Tandem.Engine.Ports;
using Tandem.Media.Playback;
using Tandem.Store.Contract;

/// <summary>Nobody to be told.</summary>
internal sealed class DeafSink : IStoreSink
{
    public void Committed(int tenant, long commit) { }

    public void CommitFailed(int tenant, long commit, string reason) { }

    public void CampaignRead(int tenant, CampaignBatch batch) { }

    public void BindingsKept(int tenant, long ticket) { }

    public void SoundLoaded(int tenant, string path, Sound? sound, string reason) { }

    public void JournalLevel(JournalLevel level) { }

    public void RecordingFailed(Guid recording, string reason) { }

    public void Failed(string where, Exception failure) { }

    public void Recovered(string where) { }
}

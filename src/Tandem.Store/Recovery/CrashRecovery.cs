namespace Tandem.Store.Recovery;

using Tandem.Store.Contract;
using Tandem.Store.Files.Recordings;

/// <summary>After a kill: every leg that was open is closed as <c>system_failure</c> at the last sign of life, recordings at what their files hold.</summary>
internal static class CrashRecovery
{
    public const string Cause = "system_failure";

    public static (int Legs, int Recordings) Run(IDatabaseConnection database, RecordingFiles files)
    {
        database.Begin();
        int legs = database.Records.CloseAll(Cause, database.Heartbeat.Last());
        IReadOnlyList<Guid> open = database.Recordings.AllOpen();
        foreach (Guid recording in open)
        {
            database.Recordings.Close(recording, WavFile.Repair(files.PathOf(recording)), Cause);
        }
        database.Commit();
        return (legs, open.Count);
    }
}

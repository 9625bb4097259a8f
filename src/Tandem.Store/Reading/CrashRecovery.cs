namespace Tandem.Store.Reading;

using Dapper;
using Microsoft.Data.Sqlite;
using Tandem.Store.Recordings;

/// <summary>After a kill: every leg that was open is closed as <c>system_failure</c> at the last sign of life, recordings at what their files hold.</summary>
internal static class CrashRecovery
{
    public const string Cause = "system_failure";

    public static (int Legs, int Recordings) Run(SqliteConnection connection, RecordingFiles files)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        long last = connection.QuerySingleOrDefault<long>("SELECT at FROM heartbeat", transaction: transaction);
        int legs = connection.Execute(
            "UPDATE legs SET cause=@Cause, end_at=max(start_at, ring_at, answer_at, bridge_at, @last),"
                // Its record never said that it was recorded: that is told when it closes.
                + " recording=coalesce((SELECT id FROM recordings WHERE open=1 AND recordings.leg=legs.leg), recording) WHERE end_at=0",
            new { Cause, last },
            transaction
        );
        List<byte[]> open = [.. connection.Query<byte[]>("SELECT id FROM recordings WHERE open=1", transaction: transaction)];
        foreach (byte[] id in open)
        {
            long duration = WavFile.Repair(files.PathOf(new Guid(id, bigEndian: true)));
            connection.Execute(
                "UPDATE recordings SET open=0, duration_ms=@duration, failure=@Cause WHERE id=@id",
                new
                {
                    id,
                    duration,
                    Cause,
                },
                transaction
            );
        }
        transaction.Commit();
        return (legs, open.Count);
    }
}

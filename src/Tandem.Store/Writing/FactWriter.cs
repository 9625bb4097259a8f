namespace Tandem.Store.Writing;

using System.Text.Json;
using Microsoft.Data.Sqlite;
using Tandem.Core.Facts;
using Tandem.Engine.Ports;

/// <summary>Writes facts and registrations with statements prepared once.</summary>
internal sealed class FactWriter : IDisposable
{
    private const string Columns =
        "leg, tenant, call, parent, direction, party, caller_number, caller_name, dialled, queue, agent_id, agent_login, start_at, ring_at,"
        + " answer_at, bridge_at, end_at, talk_ms, cause, sip_code, sip_call_id, recording, offer_reason, candidates";

    private const int ColumnCount = 24;

    private readonly List<SqliteCommand> all = [];
    private readonly SqliteCommand putLeg;
    private readonly SqliteCommand moveLeg;
    private readonly SqliteCommand closeLeg;
    private readonly SqliteCommand putSession;
    private readonly SqliteCommand dropSession;
    private readonly SqliteCommand openRecording;
    private readonly SqliteCommand closeRecording;
    private readonly SqliteCommand putBinding;
    private readonly SqliteCommand dropBinding;

    public FactWriter(SqliteConnection connection)
    {
        string values = string.Join(", ", Enumerable.Range(0, ColumnCount).Select(i => $"$p{i}"));
        putLeg = Prepare(connection, $"INSERT OR IGNORE INTO legs({Columns}) VALUES({values})", ColumnCount);
        // Only what can change after the opening, so that no index but that of open legs is touched.
        closeLeg = Prepare(
            connection,
            "UPDATE legs SET queue=$p1, ring_at=$p2, answer_at=$p3, bridge_at=$p4, end_at=$p5, cause=$p6, sip_code=$p7, recording=$p8,"
                + " talk_ms=$p9 WHERE leg=$p0",
            10
        );
        moveLeg = Prepare(connection, "UPDATE legs SET call=$p1 WHERE leg=$p0", 2);
        putSession = Prepare(connection, "INSERT OR REPLACE INTO sessions(tenant, user, body) VALUES($p0, $p1, $p2)", 3);
        dropSession = Prepare(connection, "DELETE FROM sessions WHERE tenant=$p0 AND user=$p1", 2);
        openRecording = Prepare(
            connection,
            "INSERT OR REPLACE INTO recordings(id, tenant, call, leg, start_at, duration_ms, failure, open) VALUES($p0,$p1,$p2,$p3,$p4,0,'',1)",
            5
        );
        closeRecording = Prepare(connection, "UPDATE recordings SET duration_ms=$p1, failure=$p2, open=0 WHERE id=$p0", 3);
        putBinding = Prepare(connection, "INSERT OR REPLACE INTO bindings(tenant, extension, contact, body) VALUES($p0,$p1,$p2,$p3)", 4);
        dropBinding = Prepare(connection, "DELETE FROM bindings WHERE tenant=$p0 AND extension=$p1 AND contact=$p2", 3);
    }

    /// <summary>Throws on an order it knows no way to write.</summary>
    public void Write(StoreOrder order, SqliteTransaction transaction)
    {
        switch (order)
        {
            case JournalFact { Fact: LegOpened opened }:
                Put(order.Tenant, opened.Record, transaction);
                break;
            case JournalFact { Fact: LegMoved moved }:
                Run(moveLeg, transaction, Bytes(moved.Leg), Bytes(moved.Call));
                break;
            case JournalFact { Fact: LegClosed closed }:
                Close(order.Tenant, closed.Record, transaction);
                break;
            case JournalFact { Fact: SessionChanged { Session: { } session } }:
                Run(putSession, transaction, order.Tenant, session.UserId, JsonSerializer.Serialize(session));
                break;
            case JournalFact { Fact: SessionChanged gone }:
                Run(dropSession, transaction, order.Tenant, gone.UserId);
                break;
            case JournalFact { Fact: RecordingOpened opened }:
                Run(
                    openRecording,
                    transaction,
                    Bytes(opened.Recording),
                    order.Tenant,
                    Bytes(opened.Call),
                    Bytes(opened.Leg),
                    opened.StartMicros
                );
                break;
            case JournalFact { Fact: RecordingClosed closed }:
                Run(closeRecording, transaction, Bytes(closed.Recording), closed.DurationMillis, closed.Failure);
                break;
            case SaveBinding { Binding: { } binding }:
                Run(putBinding, transaction, order.Tenant, binding.Extension, binding.Contact, JsonSerializer.Serialize(binding));
                break;
            case ForgetBinding forget:
                Run(dropBinding, transaction, order.Tenant, forget.Extension, forget.Contact);
                break;
            default:
                throw new InvalidOperationException("no way to store this order");
        }
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in all)
        {
            command.Dispose();
        }
    }

    private void Put(int tenant, LegRecord leg, SqliteTransaction transaction) =>
        Run(
            putLeg,
            transaction,
            Bytes(leg.Leg),
            tenant,
            Bytes(leg.Call),
            Bytes(leg.Parent),
            leg.Direction,
            leg.Party,
            leg.CallerNumber,
            leg.CallerName,
            leg.Dialled,
            leg.Queue,
            leg.AgentId,
            leg.AgentLogin,
            leg.StartMicros,
            leg.RingMicros,
            leg.AnswerMicros,
            leg.BridgeMicros,
            leg.EndMicros,
            leg.TalkMillis,
            leg.Cause,
            leg.SipCode,
            leg.SipCallId,
            Bytes(leg.Recording),
            leg.OfferReason,
            leg.Candidates
        );

    private void Close(int tenant, LegRecord leg, SqliteTransaction transaction)
    {
        int known = Run(
            closeLeg,
            transaction,
            Bytes(leg.Leg),
            leg.Queue,
            leg.RingMicros,
            leg.AnswerMicros,
            leg.BridgeMicros,
            leg.EndMicros,
            leg.Cause,
            leg.SipCode,
            Bytes(leg.Recording),
            leg.TalkMillis
        );
        // Its opening could not be written: the record is whole all the same.
        if (known == 0)
        {
            Put(tenant, leg, transaction);
        }
    }

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        }
        all.Add(command);
        return command;
    }

    private static int Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
        return command.ExecuteNonQuery();
    }
}

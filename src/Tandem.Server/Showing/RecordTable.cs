namespace Tandem.Server.Showing;

using System.Globalization;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Models;

/// <summary>Call records as a table for people.</summary>
internal static class RecordTable
{
    public static void Write(IEnumerable<LegRecord> records, TextWriter to)
    {
        to.WriteLine(
            $"{"start (UTC)", -19}  {"call", -8}  {"direction", -9}  {"party", -18}  {"caller", -12}  {"queue", -10}  {"agent", -8}  {"wait", 6}  {"talk", 6}  cause"
        );
        foreach (LegRecord record in records)
        {
            string wait = Seconds(record.StartMicros, record.BridgeMicros > 0 ? record.BridgeMicros : record.EndMicros);
            string talk = record.TalkMillis > 0 ? Seconds(0, record.TalkMillis * 1000) : "";
            string start = RecordModel.Of(record).Start![..19].Replace('T', ' ');
            string call = record.Call.ToString("N")[^8..];
            to.WriteLine(
                $"{start, -19}  {call, -8}  {record.Direction, -9}  {record.Party, -18}  {record.CallerNumber, -12}  {record.Queue, -10}  {record.AgentLogin, -8}  {wait, 6}  {talk, 6}  {(record.EndMicros == 0 ? "(live)" : record.Cause)}"
            );
        }
    }

    private static string Seconds(long from, long to) =>
        to <= from ? "" : ((to - from) / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}

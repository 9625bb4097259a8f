namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Tandem.Core;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;

/// <summary><c>GET /api/dicts/realm/$realm</c>: the parameters a queue may have. <c>v</c> is the name, <c>k</c> the label, as the documents have it.</summary>
internal static class Dicts
{
    private const string CallCentre = "QUEUE_CC_PARAM";
    private const string Fifo = "QUEUE_FIFO_PARAM";
    private const int FirstCallCentre = 464;
    private const int FirstFifo = 501;

    // When the rows came into XSwitch's own table, as the documents print it.
    private const string CallCentreMade = "2022-05-13 15:08:36";
    private const string FifoMade = "2023-03-03 02:46:42";

    public static ValueTask<Answer> List(XSwitchRequest request) =>
        new(
            request.Name("realm") switch
            {
                CallCentre => All(CallCentre, QueueParameters.CallCentre, FirstCallCentre, CallCentreMade),
                Fifo => All(Fifo, QueueParameters.Fifo, FirstFifo, FifoMade),
                _ => Errors.NotFound($"no such realm; there are {CallCentre} and {Fifo}"),
            }
        );

    private static Answer All(string realm, IReadOnlyList<KnownParameter> rows, int first, string made) =>
        Answer.Bare(json =>
        {
            json.WriteStartArray();
            int id = first;
            foreach (KnownParameter row in rows)
            {
                if (row.Listed)
                {
                    Write(json, realm, row, id++, made);
                }
            }
            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, string realm, KnownParameter row, int id, string made)
    {
        json.WriteStartObject();
        json.WriteString("id", WireText.Of(id));
        json.WriteString("realm", realm);
        json.WriteString("k", row.Label);
        json.WriteString("v", row.Key);
        json.WriteString("d", "");
        json.WriteString("o", "0");
        json.WriteString("created_at", made);
        json.WriteString("updated_at", made);
        json.WriteString("deleted_at", "");
        json.WriteEndObject();
    }
}

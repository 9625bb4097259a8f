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
        request.Name("realm") switch
        {
            CallCentre => All(request.Json, CallCentre, DictionaryWords.OfCallCentres, FirstCallCentre, CallCentreMade),
            Fifo => All(request.Json, Fifo, DictionaryWords.OfFifos, FirstFifo, FifoMade),
            _ => Errors.NotFound($"no such realm; there are {CallCentre} and {Fifo}"),
        };

    private static Answer All(Utf8JsonWriter json, string realm, IReadOnlyList<string> keys, int first, string made)
    {
        json.WriteStartArray();
        int id = first;
        foreach (string key in keys)
        {
            Write(json, realm, key, id++, made);
        }
        json.WriteEndArray();
        return Answer.Written;
    }

    private static void Write(Utf8JsonWriter json, string realm, string key, int id, string made)
    {
        json.WriteStartObject();
        json.WriteText("id"u8, id);
        json.WriteString("realm"u8, realm);
        json.WriteString("k"u8, DictionaryWords.LabelOf(key));
        json.WriteString("v"u8, key);
        json.WriteString("d"u8, ""u8);
        json.WriteString("o"u8, "0"u8);
        json.WriteString("created_at"u8, made);
        json.WriteString("updated_at"u8, made);
        json.WriteString("deleted_at"u8, ""u8);
        json.WriteEndObject();
    }
}

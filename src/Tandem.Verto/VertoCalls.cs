namespace Tandem.Verto;

using System.Globalization;
using System.Text;
using System.Text.Json;
using Tandem.Engine.Inputs;
using Tandem.Engine.Outputs;

/// <summary>What pages do with calls, from JSON to the exchange's words and back.</summary>
internal static class VertoCalls
{
    private const int MostKeys = 64;

    /// <summary>What the request says; the error where it says nothing that could be done.</summary>
    public static VertoError? Read(string method, JsonElement fields, long page, int longestSdp, out PageSaid said)
    {
        JsonElement dialog = fields.Part("dialogParams");
        string call = dialog.Text("callID", 64) is { Length: > 0 } own ? own : fields.Text("callID", 64);
        said = new PageSaid(page, PageWord.Bye, call);
        if (call.Length == 0)
        {
            return IsOfCall(method) ? VertoError.Params("callID") : VertoError.NoMethod;
        }
        byte[] sdp = Encoding.UTF8.GetBytes(fields.Text("sdp", longestSdp));
        switch (method)
        {
            case "verto.invite":
                said = new PageSaid(page, PageWord.Invite, call)
                {
                    Sdp = sdp,
                    Number = dialog.Text("destination_number"),
                    Name = dialog.Text("caller_id_name"),
                };
                return said.Number.Length == 0 ? VertoError.Params("destination_number")
                    : sdp.Length == 0 ? VertoError.Params("sdp")
                    : null;
            case "verto.answer" or "verto.attach":
                said = new PageSaid(page, PageWord.Answer, call) { Sdp = sdp };
                return sdp.Length == 0 ? VertoError.Params("sdp") : null;
            case "verto.bye":
                said = new PageSaid(page, PageWord.Bye, call) { Cause = CauseOf(fields) };
                return null;
            case "verto.modify":
                return ReadChange(fields, page, call, out said);
            case "verto.info":
                said = new PageSaid(page, PageWord.Digits, call) { Number = fields.Text("dtmf", MostKeys).ToUpperInvariant() };
                bool areKeys =
                    said.Number.Length > 0 && said.Number.All(key => char.IsAsciiDigit(key) || key is '*' or '#' or (>= 'A' and <= 'D'));
                return areKeys ? null : VertoError.Params("dtmf");
            default:
                return VertoError.NoMethod;
        }
    }

    public static void WriteResult(Utf8JsonWriter json, PageSaid said, PageOrder order, string sessid)
    {
        json.WriteString("callID"u8, said.Call);
        switch (said.Word)
        {
            case PageWord.Invite:
                json.WriteString("message"u8, "CALL CREATED"u8);
                break;
            case PageWord.Answer:
                json.WriteString("message"u8, "CALL ANSWERED"u8);
                break;
            case PageWord.Bye:
                json.WriteString("message"u8, "CALL ENDED"u8);
                json.WriteNumber("causeCode"u8, said.Cause);
                json.WriteString("cause"u8, VertoCauses.NameOf(said.Cause));
                break;
            case PageWord.Digits:
                json.WriteString("message"u8, "SENT"u8);
                break;
            case PageWord.Transfer:
                json.WriteString("action"u8, "transfer"u8);
                json.WriteString("message"u8, "CALL TRANSFERRED"u8);
                break;
            default:
                json.WriteString(
                    "action"u8,
                    said.Word == PageWord.Hold ? "hold"
                        : said.Word == PageWord.Unhold ? "unhold"
                        : "toggleHold"
                );
                json.WriteString("holdState"u8, order.IsHeld ? "held" : "active");
                break;
        }
        json.WriteString("sessid"u8, sessid);
    }

    private static VertoError? ReadChange(JsonElement fields, long page, string call, out PageSaid said)
    {
        PageWord? word = fields.Text("action") switch
        {
            "hold" => PageWord.Hold,
            "unhold" => PageWord.Unhold,
            "toggleHold" => PageWord.ToggleHold,
            "transfer" or "replace" => PageWord.Transfer,
            _ => null,
        };
        said = new PageSaid(page, word ?? PageWord.Hold, call)
        {
            Number = fields.Text("destination"),
            Other = fields.Text("replaceCallID", 64),
        };
        return word is null ? VertoError.Params("action")
            : word == PageWord.Transfer && said.Number.Length + said.Other.Length == 0 ? VertoError.Params("destination")
            : null;
    }

    private static bool IsOfCall(string method) =>
        method is "verto.invite" or "verto.answer" or "verto.attach" or "verto.bye" or "verto.modify" or "verto.info";

    private static int CauseOf(JsonElement fields)
    {
        string code = fields.Text("causeCode");
        return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int cause) && cause is > 0 and < 128
            ? cause
            : VertoCauses.CodeOf(fields.Text("cause"));
    }
}

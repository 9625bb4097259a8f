namespace Tandem.Dialects.Meiqia.Resources;

using System.Globalization;
using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Meiqia.Requests;
using Tandem.Dialects.Meiqia.Wire;

/// <summary>Phones' accounts, which are extensions, and whose they are.</summary>
internal static class Sips
{
    private const string Yes = "y";
    private const string No = "n";

    // They do not end; the field is a moment all the same.
    private const string Never = "9999-12-31T23:59:59Z";

    /// <summary>Moves it to the agent, whosever it was.</summary>
    public static async ValueTask<Answer> BindAsync(MeiqiaRequest request)
    {
        long? id = request.Fields.Whole("agent_id", 1, long.MaxValue);
        string sip = Sip.ExtensionOf(request.Fields.Required("sip", MeiqiaLimits.Number));
        if (id is null)
        {
            request.Fields.Wrong("agent_id", "is required");
        }
        if (request.Problem is { } problem)
        {
            return problem;
        }
        if (Agents.Find(request.Views, id!.Value, out Answer refusal) is not { } agent)
        {
            return refusal;
        }
        return Answer.Of(await request.AskAsync(new MoveExtension(agent.Id, sip)));
    }

    public static ValueTask<Answer> List(MeiqiaRequest request)
    {
        string occupied = request.Query("occupied");
        string agent = request.Query("agent_id");
        int id = 0;
        if (occupied is not ("" or Yes or No))
        {
            return Answer.Invalid("occupied is y or n");
        }
        if (agent.Length > 0 && !int.TryParse(agent, NumberStyles.None, CultureInfo.InvariantCulture, out id))
        {
            return Answer.Invalid("agent_id must be a whole number");
        }
        ExtensionRow[] rows =
        [
            .. request
                .Views.Extensions.All()
                .Where(row => occupied.Length == 0 || (row.UserId > 0) == (occupied == Yes))
                .Where(row => agent.Length == 0 || row.UserId == id),
        ];
        return Answer.Of(json =>
        {
            json.WriteStartArray();
            foreach (ExtensionRow row in rows)
            {
                Write(json, row, request.Views.Users[row.UserId]);
            }
            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, ExtensionRow row, UserRow? owner)
    {
        json.WriteStartObject();
        json.WriteNumber("agent_id", row.UserId);
        json.WriteString("agent_name", owner?.Name ?? "");
        json.WriteString("expiration_at", Never);
        json.WriteString("occupied", row.UserId > 0 ? Yes : No);
        json.WriteString("password", row.Secret);
        json.WriteString("sip", row.Number);
        json.WriteEndObject();
    }
}

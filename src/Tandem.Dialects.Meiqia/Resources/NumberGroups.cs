namespace Tandem.Dialects.Meiqia.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Meiqia.Requests;
using Tandem.Dialects.Meiqia.Wire;
using Tandem.Numbering;

/// <summary>Numbers that are shown outside, groups of them, and which agents show which.</summary>
internal static class NumberGroups
{
    /// <summary>What is given takes the place of what the agents had.</summary>
    public static async ValueTask<Answer> AssignAsync(MeiqiaRequest request)
    {
        IReadOnlyList<long>? agents = request.Fields.Wholes("agent_ids", MeiqiaLimits.Batch);
        IReadOnlyList<long>? groups = request.Fields.Wholes("group_ids", MeiqiaLimits.Batch);
        IReadOnlyList<string>? numbers = request.Fields.Texts("numbers", MeiqiaLimits.Batch, MeiqiaLimits.Number);
        foreach (
            (string name, object? value) in new (string, object?)[] { ("agent_ids", agents), ("group_ids", groups), ("numbers", numbers) }
        )
        {
            if (value is null)
            {
                request.Fields.Wrong(name, "is required");
            }
        }
        if (numbers?.Contains("") == true)
        {
            request.Fields.Wrong("numbers", "holds an empty number");
        }
        if (request.Problem is { } problem)
        {
            return problem;
        }
        foreach (long id in agents!)
        {
            if (Agents.Find(request.Views, id, out Answer refusal) is null)
            {
                return refusal;
            }
        }
        foreach (long id in groups!)
        {
            if (id is < 1 or > int.MaxValue || request.Views.Dialing[(int)id] is not NumberGroupRow)
            {
                return Answer.Fault(ErrorTable.NotFound, $"号码组不存在：no group {id}");
            }
        }
        Outcome outcome = await request.AskAsync(
            new AssignNumbers([.. agents.Select(id => (int)id)], [.. groups.Select(id => (int)id)], numbers!)
        );
        return Answer.Of(outcome);
    }

    public static ValueTask<Answer> List(MeiqiaRequest request)
    {
        NumberRegion region = request.Views.Region;
        return Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("groups");
            foreach (NumberGroupRow group in request.Views.Dialing.All().OfType<NumberGroupRow>())
            {
                json.WriteStartObject();
                json.WriteNumber("id", group.Id);
                json.WriteString("name", group.Name);
                json.WriteStartArray("numbers");
                foreach (string number in group.Numbers)
                {
                    json.WriteStringValue(NumberForms.National(number, region));
                }
                json.WriteEndArray();
                json.WriteNumber("rule_type", (int)group.Rule);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("numbers");
            foreach (RouteRow row in request.Views.Routes.All().Where(row => !NumberPattern.IsPattern(row.Number)))
            {
                json.WriteStartObject();
                json.WriteString("name", row.Name);
                json.WriteString("number", NumberForms.National(row.Number, region));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}

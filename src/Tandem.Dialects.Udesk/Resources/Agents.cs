namespace Tandem.Dialects.Udesk.Resources;

using System.Globalization;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>Agents are changed and shown.</summary>
internal static class Agents
{
    private const int MostPages = 1_000_000;

    public static async ValueTask<Answer> ChangeAsync(UdeskRequest request)
    {
        string id = request.Path("id");
        AgentFields fields = AgentFields.Read(request);
        string? work = request.Fields.Text("WorkId", UdeskLimits.AgentId);
        string? other = request.Fields.Text("AgentId", UdeskLimits.Id);
        if ((fields.Wrong ?? request.Problem) is { } wrong)
        {
            return wrong;
        }
        if (work is { Length: > 0 } && !AgentFields.IsWork(work))
        {
            return Answer.Error(ErrorTable.InvalidParameter, "WorkId has letters, digits and _ only");
        }
        if (AgentIds.Find(request.Views, id) is not { } user)
        {
            return NoAgent(id);
        }
        if (other is { Length: > 0 } && AgentIds.Plain(other) != AgentIds.Of(user))
        {
            return Answer.Error(ErrorTable.InvalidParameter, "AgentId cannot be changed");
        }
        UserChange change = new()
        {
            Name = fields.Name,
            Tel = fields.Mobile,
            Email = fields.Email,
            // Who administers the tenant is none of the document's two kinds.
            Role = user.Role == UserRole.Administrator ? null : fields.Role,
            IsDisabled = fields.Enable is { } enable ? !enable : null,
            WorkNumber = work,
            Agent = new AgentChange { WrapUpSeconds = fields.WrapUp, OutWrapUpSeconds = fields.OutWrapUp },
        };
        return Errors.Of(await request.AskAsync(new UpdateUser(user.Id, change)), conflict: ErrorTable.AgentStatus);
    }

    public static ValueTask<Answer> List(UdeskRequest request)
    {
        if (
            !TryPage(request, out int page, out int? size, out Answer refusal)
            || !TryFilter(request, out Func<UserRow, bool> takes, out refusal)
        )
        {
            return refusal;
        }
        List<UserRow> found = [.. AgentIds.All(request.Views).Where(takes)];
        int perPage = size ?? found.Count;
        int pages = perPage == 0 ? 0 : (found.Count + perPage - 1) / perPage;
        List<UserRow> shown = [.. found.Skip((page - 1) * perPage).Take(perPage)];
        return Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("CurrPage", page);
            json.WriteNumber("PageSize", perPage);
            json.WriteNumber("Total", found.Count);
            json.WriteNumber("TotalPage", pages);
            json.WriteStartArray("AgentList");
            shown.ForEach(user => AgentWire.WriteInList(json, request, user));
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public static ValueTask<Answer> Get(UdeskRequest request) =>
        AgentIds.Find(request.Views, request.Path("id")) is { } user
            ? Answer.Of(json => AgentWire.WriteAlone(json, request, user))
            : NoAgent(request.Path("id"));

    public static ValueTask<Answer> InQueue(UdeskRequest request)
    {
        if (AgentIds.Queue(request.Views, request.Path("id")) is not { } queue)
        {
            return Queues.NoQueue(request.Path("id"));
        }
        HashSet<int> bound = [.. request.Views.Tiers.All().Where(tier => tier.QueueId == queue.Id).Select(tier => tier.UserId)];
        List<UserRow> shown = [.. AgentIds.All(request.Views).Where(user => bound.Contains(user.Id))];
        return Answer.Of(json =>
        {
            json.WriteStartArray();
            shown.ForEach(user => AgentWire.WriteAlone(json, request, user));
            json.WriteEndArray();
        });
    }

    public static Answer NoAgent(string id) => Answer.Error(ErrorTable.NoRecords, $"there is no agent {id}");

    private static bool TryPage(UdeskRequest request, out int page, out int? size, out Answer refusal)
    {
        refusal = Answer.Error(ErrorTable.InvalidParameter, "CurrPage and PageSize are numbers from 1 on");
        page = 1;
        size = null;
        string current = request.Query("currpage");
        string perPage = request.Query("pagesize");
        if (current.Length > 0 && !TryNumber(current, out page))
        {
            return false;
        }
        if (perPage.Length > 0)
        {
            if (!TryNumber(perPage, out int number))
            {
                return false;
            }
            size = number;
        }
        return true;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= MostPages;

    private static bool TryFilter(UdeskRequest request, out Func<UserRow, bool> takes, out Answer refusal)
    {
        string role = request.Query("role");
        string enable = request.Query("enable");
        string state = request.Query("state");
        string fuzzy = request.Query("fuzzyquery");
        refusal = Answer.Error(ErrorTable.InvalidParameter, "Role is agent or leader, Enable true or false, State 0 to 4");
        bool? isEnabled = Tandem.Http.Reading.TruthWords.Read(enable);
        int code = -1;
        takes = user =>
            (role.Length == 0 || AgentWire.RoleOf(user) == role)
            && (isEnabled is null || isEnabled == !user.IsDisabled)
            && (code < 0 || States.Of(request.Views.Agents[user.Id]).Code == code)
            && (fuzzy.Length == 0 || IsLike(user, fuzzy));
        return role is "" or AgentWire.Agent or AgentWire.Leader
            && (enable.Length == 0 || isEnabled is not null)
            && (state.Length == 0 || (int.TryParse(state, NumberStyles.None, CultureInfo.InvariantCulture, out code) && code <= 4));
    }

    private static bool IsLike(UserRow user, string text) =>
        user.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || AgentIds.Of(user).Contains(text, StringComparison.Ordinal)
        || user.WorkNumber.Contains(text, StringComparison.OrdinalIgnoreCase)
        || user.Email.Contains(text, StringComparison.OrdinalIgnoreCase)
        || user.Tel.Contains(text, StringComparison.Ordinal);
}

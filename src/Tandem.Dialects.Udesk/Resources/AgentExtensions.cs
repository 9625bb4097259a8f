namespace Tandem.Dialects.Udesk.Resources;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>Extensions are given to agents and taken from them; of the body only ids count.</summary>
internal static class AgentExtensions
{
    public static async ValueTask<Answer> BindAsync(UdeskRequest request)
    {
        if (!TryRead(request, out UserRow? user, out List<string> numbers, out Answer refusal))
        {
            return refusal;
        }
        foreach (string number in numbers)
        {
            if (request.Views.Extension(number) is { } row && row.UserId != 0 && row.UserId != user!.Id)
            {
                return Answer.Error(ErrorTable.Ownership, $"extension {number} is another agent's");
            }
        }
        return Errors.Of(await request.AskAsync(new BindExtensions(user!.Id, numbers)));
    }

    public static async ValueTask<Answer> UnbindAsync(UdeskRequest request) =>
        TryRead(request, out UserRow? user, out List<string> numbers, out Answer refusal)
            ? Errors.Of(await request.AskAsync(new UnbindExtensions(user!.Id, numbers)), conflict: ErrorTable.AgentStatus)
            : refusal;

    private static bool TryRead(UdeskRequest request, out UserRow? user, out List<string> numbers, out Answer refusal)
    {
        user = null;
        numbers = [];
        if (
            !request.TryRequired("AgentId", UdeskLimits.Id, out string id, out refusal)
            || !request.TryTexts("Extensions", UdeskLimits.Batch, out numbers, out refusal)
        )
        {
            return false;
        }
        user = AgentIds.Find(request.Views, id);
        refusal = user is null ? Agents.NoAgent(id) : refusal;
        return user is not null;
    }
}

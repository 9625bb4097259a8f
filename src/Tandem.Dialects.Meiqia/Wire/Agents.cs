namespace Tandem.Dialects.Meiqia.Wire;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.Meiqia.Requests;

/// <summary>Agents as the document names them: by the id of the user.</summary>
internal static class Agents
{
    /// <summary>Null with the refusal when there is none.</summary>
    public static UserRow? Find(TenantViews views, long id, out Answer refusal)
    {
        UserRow? user = id is > 0 and <= int.MaxValue ? views.Users[(int)id] : null;
        refusal = user is null ? Answer.Fault(ErrorTable.NotFound, $"坐席不存在：no agent {id}") : Answer.Empty;
        return user;
    }
}

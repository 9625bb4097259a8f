namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>The version of a row is the time of its last change; it rises with every change, however fast they come.</summary>
internal static class RowVersions
{
    // What is made by the same command as it is changed: whoever has seen a version of it is out of date where there is none.
    private const long None = -1;

    /// <summary>The refusal of a command whose asker has seen another version than the one there is; null when it may go on.</summary>
    public static Plan? Refuse(ConfigurationState state, ConfigurationCommand command) =>
        command.Seen is { } seen && Of(state, command) is { } version && version != seen
            ? Plan.Refuse(OutcomeCode.Stale, "it was changed meanwhile: read it again")
            : null;

    /// <summary>The version of a row that changes now.</summary>
    public static long After(ConfigurationState state, long before) => Math.Max(state.Centre.Now.WallMicros, before + 1);

    // Null where there is no such row, which the command itself will say.
    private static long? Of(ConfigurationState state, ConfigurationCommand command) =>
        command switch
        {
            UpdateUser { UserId: int id } => state.Agents.ById(id)?.Row.UpdatedMicros,
            DeleteUser { UserId: int id } => state.Agents.ById(id)?.Row.UpdatedMicros,
            ChangePassword { UserId: int id } => state.Agents.ById(id)?.Row.UpdatedMicros,
            BindAgents { Agents: [{ UserId: int id }] } bind => state.Keys.Tier(bind.QueueId, id)?.UpdatedMicros,
            UnbindAgents { UserIds: [int id] } unbind => state.Keys.Tier(unbind.QueueId, id)?.UpdatedMicros,
            QueueCommand { QueueId: int id } => state.Queues.ById(id)?.Row.UpdatedMicros,
            SetRoute { Number: string number } => state.Keys.Routes.Named(number)?.UpdatedMicros ?? None,
            DeleteRoute { Number: string number } => state.Keys.Routes.Named(number)?.UpdatedMicros ?? None,
            SetNumbering => state.Keys.Numbering.UpdatedMicros,
            RenameMedia { MediaId: int id } => state.Keys.Media(id)?.UpdatedMicros,
            RemoveMedia { MediaId: int id } => state.Keys.Media(id)?.UpdatedMicros,
            FlowCommand { FlowId: int id } => state.Keys.Flows.Row(id)?.UpdatedMicros,
            TrunkCommand { TrunkId: int id } => state.Keys.Trunk(id)?.UpdatedMicros,
            SetNumberGroup { GroupId: > 0 and int id } => state.Keys.Dialing.Row<NumberGroupRow>(id)?.UpdatedMicros,
            SetSalesCode { Code: string code } => state.Keys.Dialing.Named(SalesCodeRow.Word, code)?.UpdatedMicros ?? None,
            SetPrice { Price.Label: string label } => state.Keys.Dialing.Named(PriceRow.Word, label)?.UpdatedMicros ?? None,
            SetNumberLimit { Number: string number } => state
                .Keys.Dialing.Named(NumberLimitRow.Word, state.Keys.Routes.InnerOf(number))
                ?.UpdatedMicros
                ?? None,
            SetRetention => state.Keys.Dialing.Named(RetentionRow.Word, "")?.UpdatedMicros ?? 0,
            SetSignInRule => state.Keys.Dialing.Named(SignInRuleRow.Word, "")?.UpdatedMicros ?? 0,
            SetCustomerPage => state.Keys.Dialing.Named(CustomerPageRow.Word, CustomerPageRow.Word)?.UpdatedMicros ?? 0,
            RemoveDialingRow { Id: int id } => state.Keys.Dialing.Row<DialingRow>(id)?.UpdatedMicros,
            SetCampaign { Campaign.Id: > 0 and int id } => state.Keys.Dialing.Row<DialingRow>(id)?.UpdatedMicros,
            _ => null,
        };
}

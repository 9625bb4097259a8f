namespace Tandem.Dialects.Udesk.Resources;

using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>What a body says of an agent, when it is made or changed; null where it says nothing.</summary>
internal sealed record AgentFields(
    string? Name,
    string? Mobile,
    string? Email,
    UserRole? Role,
    bool? Enable,
    int? WrapUp,
    int? OutWrapUp,
    Answer? Wrong
)
{
    public static AgentFields Read(UdeskRequest request)
    {
        string? role = request.Fields.Text("Role", UdeskLimits.Name);
        bool isKnown = role is null or "" or AgentWire.Agent or AgentWire.Leader;
        _ = request.Fields.Whole("AssistantAccessRight", int.MinValue, int.MaxValue);
        return new(
            request.Fields.Text("Name", UdeskLimits.Name),
            request.Fields.Text("Mobile", UdeskLimits.Name),
            request.Fields.Text("Email", UdeskLimits.Id),
            role switch
            {
                AgentWire.Leader => UserRole.Supervisor,
                AgentWire.Agent => UserRole.Agent,
                _ => null,
            },
            request.Fields.Truth("Enable"),
            request.Fields.Whole("WrapUpTime", 0, UdeskLimits.WrapUp),
            request.Fields.Whole("OutWrapUpTime", 0, UdeskLimits.WrapUp),
            isKnown ? null : Answer.Error(ErrorTable.InvalidParameter, "Role is agent or leader")
        );
    }

    /// <summary>Digits, and letters, digits and underscores.</summary>
    public static Answer? WrongIds(string id, string work) =>
        !id.All(char.IsAsciiDigit) ? Answer.Error(ErrorTable.InvalidParameter, "AgentId has digits only")
        : !IsWork(work) ? Answer.Error(ErrorTable.InvalidParameter, "WorkId has letters, digits and _ only")
        : null;

    public static bool IsWork(string work) => work.All(c => char.IsLetterOrDigit(c) || c == '_');
}

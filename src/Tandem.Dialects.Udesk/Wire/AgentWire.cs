namespace Tandem.Dialects.Udesk.Wire;

using System.Text.Json;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Numbering;

/// <summary>Agents as the document shows them, in a list and alone.</summary>
internal static class AgentWire
{
    public const string Leader = "leader";
    public const string Agent = "agent";

    /// <summary>A row of the list of all agents.</summary>
    public static void WriteInList(Utf8JsonWriter json, UdeskRequest request, UserRow user)
    {
        List<QueueRow> queues = QueuesOf(request.Views, user);
        List<ExtensionRow> own = ExtensionsOf(request.Views, user);
        AgentView? view = request.Views.Agents[user.Id];
        json.WriteStartObject();
        json.WriteString("AppId", request.AppId);
        json.WriteString("AgentId", AgentIds.Of(user));
        json.WriteString("WorkId", user.WorkNumber);
        json.WriteString("Name", user.Name);
        json.WriteString("Mobile", user.Tel);
        json.WriteString("Email", user.Email);
        json.WriteString("Role", RoleOf(user));
        WriteQueues(json, request, queues);
        WriteExtensions(json, own);
        json.WriteString("DefSpNumber", DefaultNumberOf(request, user));
        json.WriteNumber("State", States.Of(view).Code);
        json.WriteNumber("ExtState", States.OfExtension(view));
        json.WriteNumber("WrapUpTime", user.Agent.WrapUpSeconds);
        json.WriteNumber("OutWrapUpTime", user.Agent.OutWrapUpSeconds);
        json.WriteBoolean("Enable", !user.IsDisabled);
        WriteInfos(json, request, own, inWords: false);
        json.WriteEndObject();
    }

    /// <summary>An agent with its state in words.</summary>
    public static void WriteAlone(Utf8JsonWriter json, UdeskRequest request, UserRow user)
    {
        List<QueueRow> queues = QueuesOf(request.Views, user);
        List<ExtensionRow> own = ExtensionsOf(request.Views, user);
        AgentView? view = request.Views.Agents[user.Id];
        AgentStateCode state = States.Of(view);
        bool isBreak = state == AgentStateCode.Busy && view!.Reason.Length > 0;
        json.WriteStartObject();
        json.WriteString("AppId", request.AppId);
        json.WriteString("AgentId", $"{AgentIds.Of(user)}@{request.AppId}");
        json.WriteString("WorkId", user.WorkNumber);
        json.WriteString("Name", user.Name);
        json.WriteString("NickName", user.Name);
        json.WriteString("Mobile", user.Tel);
        json.WriteString("Email", user.Email);
        json.WriteString("Role", RoleOf(user));
        WriteQueues(json, request, queues);
        WriteExtensions(json, own);
        json.WriteString("DefSpNumber", DefaultNumberOf(request, user));
        json.WriteNumber("State", state.Code);
        json.WriteString("StateDes", state.Word);
        json.WriteNumber("ReasonCode", isBreak && int.TryParse(view!.Reason, out int code) ? code : 0);
        json.WriteString("ReasonCodeDes", isBreak ? view!.Reason : "");
        json.WriteNumber("ExtState", States.OfExtension(view));
        json.WriteBoolean("Enable", !user.IsDisabled);
        WriteInfos(json, request, own, inWords: true);
        json.WriteEndObject();
    }

    /// <summary>An extension with what its phone registers with.</summary>
    public static void WriteInfo(Utf8JsonWriter json, int tenant, ExtensionRow row, bool inWords)
    {
        json.WriteStartObject();
        json.WriteString("Number", SipAccounts.Of(tenant, row.Number));
        json.WriteString("Extension", row.Number);
        json.WriteString("Password", row.Secret);
        if (inWords)
        {
            json.WriteString("SignalType", row.Kind == ExtensionKind.WebRtc ? "webrtc" : "voip");
        }
        else
        {
            json.WriteNumber("SignalType", (int)row.Kind);
        }
        json.WriteEndObject();
    }

    // Some faces fill in the extension where nothing was said.
    private static string DefaultNumberOf(UdeskRequest request, UserRow user) =>
        user.CidNumber == user.Extension
            ? ""
            : NumberForms.National(NumberPattern.InnerOf(user.CidNumber, request.Views.Region), request.Views.Region);

    public static string RoleOf(UserRow user) => user.Role == UserRole.Agent ? Agent : Leader;

    /// <summary>An agent's extensions, the SIP one first.</summary>
    public static List<ExtensionRow> ExtensionsOf(TenantViews views, UserRow user) =>
        [.. views.Extensions.All().Where(row => row.UserId == user.Id).OrderBy(row => row.Kind).ThenBy(row => row.Id)];

    private static List<QueueRow> QueuesOf(TenantViews views, UserRow user) =>
        [
            .. views
                .Tiers.All()
                .Where(tier => tier.UserId == user.Id)
                .OrderBy(tier => tier.QueueId)
                .Select(tier => views.Queues[tier.QueueId])
                .OfType<QueueRow>(),
        ];

    private static void WriteQueues(Utf8JsonWriter json, UdeskRequest request, List<QueueRow> queues)
    {
        json.WriteStartArray("Queues");
        foreach (QueueRow queue in queues)
        {
            json.WriteStringValue($"{AgentIds.Text(queue.Id)}@{request.AppId}");
        }
        json.WriteEndArray();
        json.WriteStartArray("QueuesNames");
        foreach (QueueRow queue in queues)
        {
            json.WriteStringValue(queue.Name);
        }
        json.WriteEndArray();
    }

    private static void WriteExtensions(Utf8JsonWriter json, List<ExtensionRow> own)
    {
        json.WriteStartArray("Extensions");
        own.ForEach(row => json.WriteStringValue(row.Number));
        json.WriteEndArray();
    }

    private static void WriteInfos(Utf8JsonWriter json, UdeskRequest request, List<ExtensionRow> own, bool inWords)
    {
        json.WritePropertyName("ExtenInfos");
        if (own.Count == 0)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        own.ForEach(row => WriteInfo(json, request.Tenant, row, inWords));
        json.WriteEndArray();
    }
}

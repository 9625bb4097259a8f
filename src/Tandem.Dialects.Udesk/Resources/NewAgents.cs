namespace Tandem.Dialects.Udesk.Resources;

using System.Security.Cryptography;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>Agents are made, with extensions of both kinds if that is asked for.</summary>
internal static class NewAgents
{
    private static readonly FreeRange Numbers = new(1_001, 9_999);

    public static async ValueTask<Answer> CreateAsync(UdeskRequest request)
    {
        if (
            !request.TryRequired("AgentId", UdeskLimits.AgentId, out string id, out Answer refusal)
            || !request.TryRequired("WorkId", UdeskLimits.AgentId, out string work, out refusal)
        )
        {
            return refusal;
        }
        AgentFields fields = AgentFields.Read(request);
        bool extensions = request.Fields.Truth("IsCreateExtension") ?? false;
        if ((fields.Wrong ?? request.Problem ?? AgentFields.WrongIds(id, work)) is { } wrong)
        {
            return wrong;
        }
        if (AgentIds.Find(request.Views, id) is not null)
        {
            return Answer.Error(ErrorTable.NameExists, $"agent {id} exists already");
        }
        Outcome outcome = await request.AskAsync(new CreateUser(Draft(request, id, work, fields, extensions ? Both() : [])));
        return outcome is { IsOk: true, Value: UserRow user }
            ? Made(request, user, extensions)
            : Errors.Of(outcome, overloaded: extensions ? ErrorTable.NumberExists : null);
    }

    /// <summary>A password as the system makes them for phones.</summary>
    public static string FreshPassword() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static UserDraft Draft(
        UdeskRequest request,
        string id,
        string work,
        AgentFields fields,
        IReadOnlyList<ExtensionDraft> extensions
    ) =>
        new(
            id,
            fields.Name,
            "",
            null,
            "",
            null,
            request.Caller.Tenant.Domain,
            null,
            fields.Email,
            fields.Mobile,
            null,
            null,
            false,
            new AgentRow { WrapUpSeconds = fields.WrapUp ?? 0, OutWrapUpSeconds = fields.OutWrapUp ?? 0 }
        )
        {
            ExternalId = id,
            WorkNumber = work,
            Role = fields.Role ?? UserRole.Agent,
            IsDisabled = fields.Enable == false,
            Extensions = extensions,
        };

    // One of each kind, on the lowest numbers that nobody has.
    private static ExtensionDraft[] Both() =>
        [new("", FreshPassword(), ExtensionKind.Sip) { From = Numbers }, new("", FreshPassword(), ExtensionKind.WebRtc) { From = Numbers }];

    private static Answer Made(UdeskRequest request, UserRow user, bool extensions) =>
        Answer.Of(json =>
        {
            List<ExtensionRow> own = !extensions ? [] : AgentWire.ExtensionsOf(request.Views, user);
            ExtensionRow? first = own.Count > 0 ? own[0] : null;
            json.WriteStartObject();
            json.WriteString("AgentId", AgentIds.Of(user));
            json.WriteString("Extension", first?.Number ?? "");
            json.WriteString("Password", first?.Secret ?? "");
            json.WriteString("Number", first is null ? "" : SipAccounts.Of(request.Tenant, first.Number));
            json.WritePropertyName("ExtenInfos");
            if (first is null)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteStartArray();
                own.ForEach(row => AgentWire.WriteInfo(json, request.Tenant, row, inWords: false));
                json.WriteEndArray();
            }
            json.WriteEndObject();
        });
}

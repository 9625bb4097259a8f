namespace Tandem.Dialects.Udesk.Resources;

using System.Globalization;
using System.Security.Cryptography;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Udesk.Requests;
using Tandem.Dialects.Udesk.Wire;

/// <summary>Agents are made, with extensions of both kinds if that is asked for.</summary>
internal static class NewAgents
{
    private const int FirstExtension = 1001;
    private const int LastExtension = 9999;
    private const int Tries = 5;

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
        for (int i = 1; ; i++)
        {
            List<ExtensionDraft> drafts = extensions ? Drafts(request) : [];
            if (extensions && drafts.Count < 2)
            {
                return Answer.Error(ErrorTable.NumberExists, "there are no more extension numbers");
            }
            Outcome outcome = await request.AskAsync(new CreateUser(Draft(request, id, work, fields, drafts)));
            // Somebody else may have taken the numbers meanwhile.
            if (outcome.Code == OutcomeCode.Duplicate && extensions && i < Tries && AgentIds.Find(request.Views, id) is null)
            {
                continue;
            }
            return outcome is { IsOk: true, Value: UserRow user } ? Made(request, user, drafts) : Errors.Of(outcome);
        }
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

    // The two lowest numbers that nobody has. Of two who ask at once one is told that they are taken, and asks again.
    private static List<ExtensionDraft> Drafts(UdeskRequest request)
    {
        HashSet<string> taken = [.. request.Views.Extensions.All().Select(row => row.Number)];
        List<ExtensionDraft> drafts = [];
        for (int number = FirstExtension; number <= LastExtension && drafts.Count < 2; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            if (!taken.Contains(text) && request.Views.Queues[number] is null)
            {
                drafts.Add(new ExtensionDraft(text, FreshPassword(), drafts.Count == 0 ? ExtensionKind.Sip : ExtensionKind.WebRtc));
            }
        }
        return drafts;
    }

    private static Answer Made(UdeskRequest request, UserRow user, IReadOnlyList<ExtensionDraft> drafts) =>
        Answer.Of(json =>
        {
            List<ExtensionRow> own = drafts.Count == 0 ? [] : AgentWire.ExtensionsOf(request.Views, user);
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

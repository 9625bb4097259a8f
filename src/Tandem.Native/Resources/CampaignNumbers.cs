namespace Tandem.Native.Resources;

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Importing;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/campaigns/{id}/numbers</c> and <c>/imports</c>: numbers into a campaign.</summary>
internal static class CampaignNumbers
{
    private const int Page = 1_000;
    private const int ShownImports = 100;

    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/campaigns/{id}/numbers", Scopes.ReadConfiguration, ListAsync),
        new("POST", "/campaigns/{id}/numbers", Scopes.WriteConfiguration, AddAsync) { BodyLimit = 16L * 1024 * 1024 },
        new("GET", "/campaigns/{id}/imports", Scopes.ReadConfiguration, ListImportsAsync),
        new("POST", "/campaigns/{id}/imports", Scopes.WriteConfiguration, ImportAsync)
        {
            BodyLimit = ImportLimits.Bytes,
            Takes = "text/csv",
        },
        new("GET", "/campaigns/{id}/imports/{import}", Scopes.ReadConfiguration, GetImportAsync),
    ];

    /// <summary>Its numbers, a page of them in their order as text.</summary>
    /// <param name="outcome">Only those whose last attempt came to that: answered, abandoned, busy, no_answer, refused, failed, lost, do_not_call or hung_up.</param>
    internal static async Task<Results<Found<CampaignNumberList>, Refusal>> ListAsync(
        int id,
        Asker asker,
        string? after = null,
        string? outcome = null
    )
    {
        if (asker.Views.Dialing[id] is not CampaignRow)
        {
            return Campaigns.None(id);
        }
        DialOutcome wanted = default;
        if (outcome is not null && !DialOutcomes.TryRead(outcome, out wanted))
        {
            return Refusal.Invalid("outcome", $"knows no {outcome}");
        }
        (IReadOnlyList<CampaignLine>? page, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            _ => asker.Door.Campaigns.Numbers(asker.Tenant.Id, id, after ?? "", Page, outcome is null ? null : wanted),
            asker.Cancel
        );
        return refused is { } busy
            ? Refusal.TooMany(busy)
            : new Found<CampaignNumberList>(new CampaignNumberList([.. page!.Select(Model)], page!.Count == Page ? page[^1].Number : null));
    }

    /// <summary>Numbers into a campaign, all or none; those that it has stay as they are. For many more, import a file.</summary>
    internal static async Task<Results<Done, Refusal>> AddAsync(int id, NewCampaignNumbers body, Asker asker)
    {
        List<string> variables = [];
        for (int i = 0; i < body.Numbers.Count; i++)
        {
            if (!ImportVariables.TryWrite(body.Numbers[i].Variables ?? ImportVariables.None, out string json, out string wrong))
            {
                return Refusal.Invalid($"numbers[{i}].variables", wrong);
            }
            variables.Add(json);
        }
        string[] written = [.. body.Numbers.Select(each => each.Number)];
        if (
            !CampaignNumbersReader.TryRead(
                written,
                variables,
                asker.Views.Region,
                out List<NewCampaignNumber> numbers,
                out int at,
                out string why
            )
        )
        {
            return Refusal.Invalid($"numbers[{at}].number", why);
        }
        Outcome outcome = await asker.AskAsync(new FillCampaign(id, numbers));
        return outcome.IsOk ? Done.Instance : Refusal.Of(outcome);
    }

    /// <summary>Imports of a campaign, newest first.</summary>
    internal static async Task<Results<Found<ImportList>, Refusal>> ListImportsAsync(int id, Asker asker)
    {
        if (asker.Views.Dialing[id] is not CampaignRow)
        {
            return Campaigns.None(id);
        }
        (IReadOnlyList<CampaignImport>? imports, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            _ => asker.Door.Campaigns.Imports(asker.Tenant.Id, id, ShownImports),
            asker.Cancel
        );
        return refused is { } busy
            ? Refusal.TooMany(busy)
            : new Found<ImportList>(new ImportList([.. imports!.Select(each => ImportModel.Of(asker.Door.Imports.Now(each)))]));
    }

    /// <summary>An import as it stands.</summary>
    internal static async Task<Results<Found<ImportModel>, Refusal>> GetImportAsync(int id, int import, Asker asker)
    {
        (CampaignImport? found, Throttled? refused) = await asker.Door.Archive.ReadAsync(
            _ => asker.Door.Campaigns.Import(asker.Tenant.Id, import),
            asker.Cancel
        );
        return refused is { } busy ? Refusal.TooMany(busy)
            : found?.Campaign == id ? new Found<ImportModel>(ImportModel.Of(asker.Door.Imports.Now(found)))
            : Refusal.NotFound($"no import {import}");
    }

    /// <summary>
    /// Numbers from a CSV file, which is the request's body: in UTF-8 or, as Excel in China saves it, GB18030; a line of names first. The column named number, phone, 号码 or 电话 (else the first one) has the
    /// numbers, the others become variables. The answer comes when the file has arrived; the import goes on, and its state says how far it is.
    /// </summary>
    /// <param name="badLines">all (one bad line, and none comes in) or skip. all when not given.</param>
    /// <param name="encoding">UTF-8 or GB18030. What it looks like when not given.</param>
    internal static async Task<Results<Begun<ImportModel>, Refusal>> ImportAsync(
        int id,
        Asker asker,
        string? badLines = null,
        string? encoding = null
    )
    {
        if (encoding is not (null or FileEncodings.Utf8 or FileEncodings.Gb18030))
        {
            return Refusal.Invalid("encoding", "must be UTF-8 or GB18030");
        }
        if (badLines is not (null or "all" or "skip"))
        {
            return Refusal.Invalid("badLines", "must be all or skip");
        }
        if (asker.Views.Dialing[id] is not CampaignRow)
        {
            return Campaigns.None(id);
        }
        ImportOrder order = new(asker.Tenant.Id, id, badLines == "skip", asker.Views.Region, asker.Principal, asker.From.Address)
        {
            Encoding = encoding,
        };
        (CampaignImport? begun, string problem, bool isBusy) = await asker.Door.Imports.BeginAsync(
            order,
            asker.Http.Request.Body,
            asker.Cancel
        );
        return begun is not null ? new Begun<ImportModel>($"/campaigns/{id}/imports/{begun.Id}", ImportModel.Of(begun))
            : isBusy ? Refusal.TooMany(new Throttled("imports", TimeSpan.FromSeconds(5)))
            : new Refusal(ProblemTable.NotSaved, problem);
    }

    private static CampaignNumberModel Model(CampaignLine line) =>
        new(
            line.Number,
            line.State,
            line.Zone,
            line.Attempts,
            line.Outcome?.Word(),
            line.State == "waiting" ? Moments.OrNull(line.DueMicros) : null,
            ImportVariables.Read(line.Variables)
        );
}

namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Numbering;

/// <summary>Groups of numbers and their limits, sellers' codes, campaigns, prices and pages.</summary>
internal sealed class DialingPlans(ConfigurationState state)
{
    private readonly CampaignPlans campaigns = new(state);

    private DialingTable Dialing => state.Keys.Dialing;

    public Plan Of(DialingCommand command) =>
        command switch
        {
            SetNumberGroup set => Set(set),
            AssignNumbers assign => Assign(assign),
            SetSalesCode set => Set(set),
            CreateCampaign or SetCampaign or SetCampaignState or FillCampaign or FinishCampaignImport or SetDoNotCall => campaigns.Of(
                command
            ),
            SetPrice set => Set(set),
            SetNumberLimit set => Set(set),
            AddPageOrigin add => Add(add),
            SetSignInRule set => Put(OnlyOf(SignInRuleRow.Word), "", SignInRuleRow.Word, id => new SignInRuleRow(id, set.Demand)),
            SetCustomerPage set => Set(set),
            SetRetention set => Set(set),
            RemoveDialingRow remove => Remove(remove),
            _ => Plan.Refuse(OutcomeCode.Invalid, $"unknown command {command.GetType().Name}"),
        };

    private Plan Set(SetNumberGroup command)
    {
        if (command.GroupId != 0 && Dialing.Row<NumberGroupRow>(command.GroupId) == null)
        {
            return Unknown(NumberGroupRow.Word, command.GroupId);
        }
        if (command.Numbers.Count > state.Centre.Limits.NumbersPerGroup)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.NumbersPerGroup} numbers in a group");
        }
        if (!TryOwn(command.Numbers, out List<string> numbers, out Plan refusal))
        {
            return refusal;
        }
        return Put(command.GroupId, command.Name, NumberGroupRow.Word, id => new NumberGroupRow(id, command.Name, numbers, command.Rule));
    }

    private Plan Assign(AssignNumbers command)
    {
        if (!TryOwn(command.Numbers, out List<string> numbers, out Plan refusal))
        {
            return refusal;
        }
        int[] groups = [.. command.Groups.Distinct()];
        foreach (int group in groups)
        {
            if (Dialing.Row<NumberGroupRow>(group) == null)
            {
                return Unknown(NumberGroupRow.Word, group);
            }
        }
        List<ConfigurationChange> changes = [];
        foreach (int id in command.Agents.Distinct())
        {
            if (state.Agents.ById(id)?.Row is not { } user || state.Keys.IsLeaving(id))
            {
                return Plan.Refuse(OutcomeCode.NotFound, $"no user {id}");
            }
            changes.Add(
                new PutUser(
                    user with
                    {
                        ShownNumbers = numbers,
                        ShownGroups = groups,
                        UpdatedMicros = RowVersions.After(state, user.UpdatedMicros),
                    }
                )
            );
        }
        return changes.Count == 0 ? Plan.Done(null) : Plan.Commit(null, changes);
    }

    private Plan Set(SetSalesCode command)
    {
        SalesCodeRow? known = Dialing.Named(SalesCodeRow.Word, command.Code) as SalesCodeRow;
        if (known is not null && command.Agents is null)
        {
            return Plan.Done(known);
        }
        int[] agents = [.. (command.Agents ?? []).Distinct()];
        if (agents.FirstOrDefault(id => state.Agents.ById(id) == null) is > 0 and int nobody)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no user {nobody}");
        }
        Plan plan = Put(known?.Id ?? 0, command.Code, SalesCodeRow.Word, id => new SalesCodeRow(id, command.Code, agents));
        if (plan.Answer != null)
        {
            return plan;
        }
        // Nobody is bound to two.
        SalesCodeRow[] others =
        [
            .. agents
                .Select(Dialing.CodeOf)
                .OfType<SalesCodeRow>()
                .Where(row => row.Code != command.Code)
                .DistinctBy(row => row.Id)
                .OrderBy(row => row.Id),
        ];
        return Plan.Commit(
            plan.Value,
            [.. others.Select(row => new PutDialing(row with { Agents = [.. row.Agents.Except(agents)] })), .. plan.Changes]
        );
    }

    private Plan Set(SetPrice command)
    {
        PriceRow price = command.Price;
        bool isPrefix = price.Prefix.Length <= 16 && price.Prefix.TrimStart('+').All(char.IsAsciiDigit);
        bool isTime =
            price is { FromMinute: >= 0 and < PriceRow.MinutesOfDay, ToMinute: >= 0 and < PriceRow.MinutesOfDay, Days: >= 0 and < 128 };
        if (!isPrefix || !isTime || price is not { StepMicros: >= 0, StepSeconds: >= 1, LeastSeconds: >= 0, RoundMicros: >= 0 })
        {
            return Plan.Refuse(OutcomeCode.Invalid, "a price has a prefix of digits, an amount not below 0 and steps of a second at least");
        }
        if (price.Trunk.Length > 0 && !state.Keys.Trunks.Any(row => row.Name == price.Trunk))
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no trunk {price.Trunk}");
        }
        int known = Dialing.Named(PriceRow.Word, price.Label)?.Id ?? 0;
        return Put(known, price.Label, PriceRow.Word, id => price with { Id = id });
    }

    private Plan Set(SetNumberLimit command)
    {
        if (new[] { command.Concurrent, command.PerHour, command.PerDay, command.Refusals, command.RestSeconds }.Any(each => each < 0))
        {
            return Plan.Refuse(OutcomeCode.Invalid, "a limit is 0, for none, or more");
        }
        if (command.Refusals > 0 != command.RestSeconds > 0)
        {
            return Plan.Refuse(OutcomeCode.Invalid, "say both after how many refusals it rests, and how long");
        }
        string[] written = command.Number.Length > 0 ? [command.Number] : [];
        if (!TryOwn(written, out List<string> numbers, out Plan refusal))
        {
            return refusal;
        }
        string number = numbers.FirstOrDefault("");
        return Put(
            Dialing.Named(NumberLimitRow.Word, number)?.Id ?? 0,
            number,
            NumberLimitRow.Word,
            id => new NumberLimitRow(id, number)
            {
                Concurrent = command.Concurrent,
                PerHour = command.PerHour,
                PerDay = command.PerDay,
                Refusals = command.Refusals,
                RestSeconds = command.RestSeconds,
            }
        );
    }

    private Plan Set(SetRetention command)
    {
        RetentionRow row = command.Retention;
        if (new[] { row.RecordingDays, row.RecordingMegabytes, row.RecordDays, row.EventDays, row.EventMegabytes }.Any(each => each < 0))
        {
            return Plan.Refuse(OutcomeCode.Invalid, "what is kept is 0, as the operator has it, or more");
        }
        return row.EventDays is > 0 and < RetentionRow.LeastEventDays
            ? Plan.Refuse(OutcomeCode.Invalid, $"events are kept for {RetentionRow.LeastEventDays} days at least")
            : Put(OnlyOf(RetentionRow.Word), "", RetentionRow.Word, id => row with { Id = id });
    }

    private Plan Add(AddPageOrigin command)
    {
        bool isOrigin =
            Uri.TryCreate(command.Origin, UriKind.Absolute, out Uri? page)
            && page.Scheme is "http" or "https"
            && page!.GetLeftPart(UriPartial.Authority) == command.Origin;
        return isOrigin
            ? Put(0, command.Origin, PageOriginRow.Word, id => new PageOriginRow(id, command.Origin))
            : Plan.Refuse(OutcomeCode.Invalid, $"{command.Origin} is no origin: write scheme, host and port, e.g. https://crm.example");
    }

    private Plan Set(SetCustomerPage command) =>
        CustomerPageRow.FaultOf(command.Address) is { } fault
            ? Plan.Refuse(OutcomeCode.Invalid, fault)
            : Put(
                Dialing.Named(CustomerPageRow.Word, CustomerPageRow.Word)?.Id ?? 0,
                CustomerPageRow.Word,
                CustomerPageRow.Word,
                id => new CustomerPageRow(id, command.Address)
            );

    private Plan Remove(RemoveDialingRow command)
    {
        if (Dialing.Row<DialingRow>(command.Id) is not { } row || row.Kind != command.Kind)
        {
            return Unknown(command.Kind, command.Id);
        }
        if (row is CampaignRow { Id: CampaignRow.First })
        {
            return Plan.Refuse(OutcomeCode.Conflict, "every tenant has this campaign");
        }
        if (row is NumberGroupRow && Dialing.All<CampaignRow>().FirstOrDefault(each => each.ShownGroup == row.Id) is { } campaign)
        {
            return Plan.Refuse(OutcomeCode.Conflict, $"campaign {campaign.Name} shows its numbers: let it show others first");
        }
        List<ConfigurationChange> changes = [new RemoveDialing(row.Kind, row.Id)];
        if (row is NumberGroupRow)
        {
            changes.AddRange(
                state
                    .Agents.All.Where(agent => agent.Row.ShownGroups.Contains(row.Id))
                    .Select(agent => new PutUser(
                        agent.Row with
                        {
                            ShownGroups = [.. agent.Row.ShownGroups.Where(id => id != row.Id)],
                            UpdatedMicros = RowVersions.After(state, agent.Row.UpdatedMicros),
                        }
                    ))
            );
        }
        return Plan.Commit(row, changes);
    }

    // Of kinds of which a tenant has one at most; 0 for none yet.
    private int OnlyOf(string kind) => Dialing.Named(kind, "")?.Id ?? 0;

    private Plan Put(int known, string label, string kind, Func<int, DialingRow> made) =>
        DialingRowPlan.Put(state, known, label, kind, made);

    // Numbers of the tenant, each once.
    private bool TryOwn(IReadOnlyList<string> written, out List<string> numbers, out Plan refusal)
    {
        numbers = [];
        refusal = Plan.Done(null);
        foreach (string each in written)
        {
            if (state.Keys.Routes.Named(each) is not { } row || NumberPattern.IsPattern(row.Number))
            {
                refusal = Plan.Refuse(OutcomeCode.NotFound, $"{each} is no number of the tenant");
                return false;
            }
            if (!numbers.Contains(row.Number))
            {
                numbers.Add(row.Number);
            }
        }
        return true;
    }

    private static Plan Unknown(string kind, int id) => Plan.Refuse(OutcomeCode.NotFound, $"no {kind} {id}");
}

namespace Tandem.Core.Configuration;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Dialing;
using Tandem.Core.Directory;
using Tandem.Numbering;

/// <summary>Campaigns, their numbers, and who is not to be called.</summary>
internal sealed class CampaignPlans(ConfigurationState state)
{
    private DialingTable Dialing => state.Keys.Dialing;

    public Plan Of(DialingCommand command) =>
        command switch
        {
            CreateCampaign create => Put(new CampaignRow(0, create.Name)),
            SetCampaign set => Set(set.Campaign),
            SetCampaignState set => Set(set),
            FillCampaign fill => Fill(fill),
            FinishCampaignImport finish => Finish(finish),
            SetDoNotCall set => Set(set),
            _ => Plan.Refuse(OutcomeCode.Invalid, $"unknown command {command.GetType().Name}"),
        };

    private Plan Set(CampaignRow wanted)
    {
        CampaignRow? known = Dialing.Row<CampaignRow>(wanted.Id);
        if (wanted.Id != 0 && known is null)
        {
            return Unknown(wanted.Id);
        }
        CampaignRow row = wanted with { State = known?.State ?? CampaignState.Stopped };
        if (row.Shown.Length > 0)
        {
            if (state.Keys.Routes.Named(row.Shown) is not { } own || NumberPattern.IsPattern(own.Number))
            {
                return Plan.Refuse(OutcomeCode.NotFound, $"{row.Shown} is no number of the tenant");
            }
            row = row with { Shown = own.Number };
        }
        if (row.ShownGroup != 0 && Dialing.Row<NumberGroupRow>(row.ShownGroup) is null)
        {
            return Plan.Refuse(OutcomeCode.NotFound, $"no {NumberGroupRow.Word} {row.ShownGroup}");
        }
        return CampaignFaults.Of(row) is { } fault ? Plan.Refuse(OutcomeCode.Invalid, fault)
            : row.State == CampaignState.Running && Unready(row) is { } why ? Plan.Refuse(OutcomeCode.Conflict, why)
            : Put(row);
    }

    private Plan Set(SetCampaignState command)
    {
        if (Dialing.Row<CampaignRow>(command.CampaignId) is not { } row)
        {
            return Unknown(command.CampaignId);
        }
        return row.State == command.State ? Plan.Done(row)
            : command.State == CampaignState.Running && Unready(row) is { } why ? Plan.Refuse(OutcomeCode.Conflict, why)
            : Put(row with { State = command.State });
    }

    // Why it cannot be dialled as it is; null when it can.
    private string? Unready(CampaignRow row) =>
        row is { DetectsMachines: true, MachineAction: MachineAction.Flow } && state.Keys.Flows.Published(row.MachineFlow) is null
            ? $"no flow {row.MachineFlow} is published"
        : row.Mode == CampaignMode.Preview && row.Target == RouteTarget.None ? null
        : row.Target switch
        {
            RouteTarget.Queue => state.Queues.Named(row.Destination) is null ? $"there is no queue {row.Destination}" : null,
            RouteTarget.Flow => state.Keys.Flows.Published(row.Destination) is null ? $"no flow {row.Destination} is published" : null,
            _ => "it says no queue and no flow for those who answer",
        };

    private Plan Fill(FillCampaign command)
    {
        if (Dialing.Row<CampaignRow>(command.CampaignId) is not { } campaign)
        {
            return Unknown(command.CampaignId);
        }
        if (command.Numbers.Count > state.Centre.Limits.CampaignNumbersAtOnce)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.CampaignNumbersAtOnce} numbers at once");
        }
        foreach (NewCampaignNumber each in command.Numbers)
        {
            if (!NumberForms.IsPublic(each.Number))
            {
                return NoNumber(each.Number);
            }
        }
        return command.Numbers.Count == 0
            ? Plan.Done(campaign)
            : Plan.Commit(campaign, new AddCampaignNumbers(campaign.Id, command.Numbers));
    }

    private Plan Finish(FinishCampaignImport command) =>
        Dialing.Row<CampaignRow>(command.CampaignId) is { } campaign
            ? Plan.Commit(campaign, new ReleaseCampaignImport(command.CampaignId, command.ImportId, command.Numbers))
            : Unknown(command.CampaignId);

    private Plan Set(SetDoNotCall command)
    {
        if (command.Added.Count + command.Removed.Count > state.Centre.Limits.DoNotCallAtOnce)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.DoNotCallAtOnce} numbers at once");
        }
        foreach (string each in command.Added.Concat(command.Removed))
        {
            if (!NumberForms.IsPublic(each))
            {
                return NoNumber(each);
            }
        }
        return command.Added.Count + command.Removed.Count == 0
            ? Plan.Done(null)
            : Plan.Commit(null, new ChangeDoNotCall(command.Added, command.Removed));
    }

    private Plan Put(CampaignRow row) => DialingRowPlan.Put(state, row.Id, row.Name, CampaignRow.Word, id => row with { Id = id });

    private static Plan NoNumber(string number) => Plan.Refuse(OutcomeCode.Invalid, $"{number} is no number");

    private static Plan Unknown(int id) => Plan.Refuse(OutcomeCode.NotFound, $"no {CampaignRow.Word} {id}");
}

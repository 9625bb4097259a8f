namespace Tandem.Core.Configuration;

using System.Globalization;
using System.Text;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Directory;
using Tandem.Core.Ivr;
using Tandem.Core.Ivr.Documents;

/// <summary>The tenant's flows (IVR): drafts are kept as they are, and only what has no fault is published.</summary>
internal sealed class FlowPlans(ConfigurationState state)
{
    private readonly FlowSurroundings around = new(state);

    private FlowTable Flows => state.Keys.Flows;

    public Plan Create(CreateFlow command)
    {
        if (!FlowReader.TryName(command.Draft, out string name, out string why))
        {
            return Plan.Refuse(OutcomeCode.Invalid, why);
        }
        if (Flows.Count >= state.Centre.Limits.Flows)
        {
            return Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.Flows} flows");
        }
        if (Full(command.Draft.Length) is { } full)
        {
            return full;
        }
        if (!Flows.TryReserve(name))
        {
            return Plan.Refuse(OutcomeCode.Duplicate, $"there is a flow {name} already");
        }
        long now = state.Centre.Now.WallMicros;
        int id = state.Keys.Counters.Flow + 1;
        state.Keys.Counters = state.Keys.Counters with { Flow = id };
        FlowRow row = new(id, name, command.Draft, 0, "", 0, now, now);
        return Plan.Commit(row, new PutFlow(row)).Holding(new KeyHold(HoldKind.FlowName, name));
    }

    public Plan Save(SaveFlow command)
    {
        if (Flows.Row(command.FlowId) is not { } row)
        {
            return Unknown(command);
        }
        if (!FlowReader.TryName(command.Draft, out string name, out string why))
        {
            return Plan.Refuse(OutcomeCode.Invalid, why);
        }
        if (name != row.Name)
        {
            return Plan.Refuse(OutcomeCode.Invalid, $"flow {row.Id} is called {row.Name}, not {name}: numbers name it so");
        }
        FlowRow saved = row with { Draft = command.Draft, UpdatedMicros = RowVersions.After(state, row.UpdatedMicros) };
        return Full(saved.Draft.Length - row.Draft.Length) ?? Plan.Commit(saved, new PutFlow(saved));
    }

    public Plan Publish(PublishFlow command)
    {
        if (Flows.Row(command.FlowId) is not { } row)
        {
            return Unknown(command);
        }
        FlowReading read = FlowReader.Read(Encoding.UTF8.GetBytes(row.Draft), around);
        if (read.Flow is not { } flow)
        {
            string count = read.Faults.Count.ToString(CultureInfo.InvariantCulture);
            FlowFault first = read.Faults[0];
            return Plan.Refuse(OutcomeCode.Invalid, $"flow {row.Name} has {count} faults; {first.Place}: {first.Text}", read.Faults);
        }
        if (Full(row.Draft.Length - row.Document.Length) is { } full)
        {
            return full;
        }
        long now = RowVersions.After(state, row.UpdatedMicros);
        FlowRow published = row with { Version = row.Version + 1, Document = row.Draft, PublishedMicros = now, UpdatedMicros = now };
        Flows.Judged(published.Document, flow);
        return Plan.Commit(published, new PutFlow(published));
    }

    public Plan Delete(DeleteFlow command)
    {
        if (Flows.Row(command.FlowId) is not { } row)
        {
            return Unknown(command);
        }
        return state.Keys.Routes.To(RouteTarget.Flow, row.Name) is { } route
            ? Plan.Refuse(OutcomeCode.Conflict, $"number {route.Number} leads to flow {row.Name}")
            : Plan.Commit(row, new RemoveFlow(row.Id));
    }

    private Plan? Full(long more) =>
        more > 0 && Flows.Characters + more > state.Centre.Limits.FlowCharacters
            ? Plan.Refuse(OutcomeCode.Overloaded, $"no more than {state.Centre.Limits.FlowCharacters} characters of flows")
            : null;

    private static Plan Unknown(FlowCommand command) => Plan.Refuse(OutcomeCode.NotFound, $"no flow {command.FlowId}");
}

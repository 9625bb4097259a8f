namespace Tandem.Core.Tests.Ivr;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>A call centre with a flow that a number leads to, and callers in it.</summary>
internal sealed class FlowCentre
{
    public const string Number = "02155550001";

    public FlowCentre(string nodes, int agents = 1, string more = "", params QueueParameter[] parameters)
    {
        Unit = new Centre("longest-idle-agent", agents, null, null, parameters);
        Id = Publish("main", nodes, more);
        Assert.True(Unit.Ask(new SetRoute(Number, RouteTarget.Flow, "main")).IsOk);
        Unit.Orders.Clear();
    }

    public Centre Unit { get; }

    public int Id { get; }

    /// <summary>The sound the caller is played; null for none.</summary>
    public string? Hears(Guid leg) =>
        Unit.Orders.LastOrDefault(order => order.Leg == leg && order is PlayToLeg or StopPlaying or PartLeg or JoinLegs) is PlayToLeg play
            ? play.Sound
            : null;

    /// <summary>The way through the flow by the log: <c>node&gt;exit</c>.</summary>
    public string Way =>
        string.Join(
            " ",
            Unit.Happened.Select(happened =>
                    happened switch
                    {
                        Kinds.FlowNodeEntered entered => entered.Node,
                        Kinds.FlowNodeLeft left => $">{left.Exit}",
                        _ => "",
                    }
                )
                .Where(word => word.Length > 0)
        );

    public static string Document(string name, string nodes, string more = "") =>
        $$"""{"name": "{{name}}"{{more}}, "nodes": [{{nodes}}]}""";

    public int Publish(string name, string nodes, string more = "")
    {
        Outcome made = Unit.Ask(new CreateFlow(Document(name, nodes, more)));
        Assert.True(made.IsOk, made.Detail);
        int id = ((FlowRow)made.Value!).Id;
        Outcome published = Unit.Ask(new PublishFlow(id));
        Assert.True(published.IsOk, published.Detail);
        return id;
    }

    public Guid Arrive(string number = Number) => Unit.Arrive(number);

    public void Press(Guid leg, string keys)
    {
        foreach (char key in keys)
        {
            Unit.Tell(new LegDigit(leg, key));
        }
    }

    /// <summary>What it is played is over.</summary>
    public void Listened(Guid leg, bool finished = true, string fault = "") =>
        Unit.Tell(new LegPlayed(leg, Last<PlayToLeg>(leg).Play, finished, fault));

    public TOrder Last<TOrder>(Guid leg)
        where TOrder : LegOrder => Unit.Orders.OfType<TOrder>().Last(order => order.Leg == leg);

    public TEvent Single<TEvent>()
        where TEvent : Kinds.EventData => Assert.Single(Unit.Happened.OfType<TEvent>());
}

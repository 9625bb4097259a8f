namespace Tandem.Core.Tests;

using System.Globalization;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Legs;
using Tandem.Core.Contract.Rows;

/// <summary>Numbers that make no sense are refused where they enter; those of an older configuration stop nothing.</summary>
public class BoundTests
{
    private const string Huge = "2000000000";

    private static readonly IReadOnlyList<KnownParameter> Numbers =
    [
        .. QueueParameters
            .OfCallCentres.Concat(QueueParameters.OfFifos)
            .Where(each => each.Shape is ParameterShape.Number or ParameterShape.Seconds),
    ];

    public static TheoryData<string> Keys => [.. Numbers.Select(each => each.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_number_out_of_bounds_is_refused(string key)
    {
        string kind = QueueParameters.OfFifos.Any(each => each.Key == key) ? "fifo" : "callcenter";
        Centre centre = new("", 0, null, null, kind);
        foreach (string value in new[] { Huge, "-1", "1.5", "99999999999999999999", "" })
        {
            Outcome added = centre.Ask(new SetQueueParameter(1, key, value));
            Assert.Equal(OutcomeCode.Invalid, added.Code);
            Assert.Contains(key, added.Detail, StringComparison.Ordinal);
            QueueDraft draft = new("other", kind, "", null, null, null, false, [new(key, value)]);
            Assert.Equal(OutcomeCode.Invalid, centre.Ask(new CreateQueue(draft)).Code);
        }
        Assert.True(centre.Ask(new SetQueueParameter(1, key, "3")).IsOk);
    }

    [Theory]
    [InlineData("longest-idle-agent", "callcenter")]
    [InlineData("top-down", "callcenter")]
    [InlineData("ring-progressively", "callcenter")]
    [InlineData("ringall", "fifo")]
    [InlineData("enterprise", "fifo")]
    public void Whatever_numbers_are_there_already_callers_and_agents_go_on(string strategy, string kind)
    {
        foreach (int most in new[] { int.MaxValue, 2_000_000_000, 0 })
        {
            string value = most.ToString(CultureInfo.InvariantCulture);
            IEnumerable<KnownParameter> known = kind == "fifo" ? QueueParameters.OfFifos : QueueParameters.OfCallCentres;
            QueueParameter[] all =
            [
                .. known
                    .Where(each => each.Key is not ("retain-agent" or "capacity"))
                    .Select((each, i) => new QueueParameter(i, each.Key, each.Shape == ParameterShape.Flag ? "true" : value, false, 0, 0)),
            ];
            AgentRow row = new(most, Math.Max(most, 1), most, "wait", most, most, most, most, most, "callback", "", false, most, most);
            Centre centre = new(strategy, 2, _ => row, i => (i == 1 ? most : 1_000, most), kind, all);
            Guid first = centre.Arrive();
            Guid second = centre.Arrive();
            centre.Pass(most == 0 ? 600 : 40 * 86_400.0);
            centre.End(first);
            centre.End(second);
            centre.Pass(120);
            Assert.Equal(0, centre.Unit.Counts.Legs);
        }
    }

    [Fact]
    public void An_agents_numbers_are_bounded()
    {
        AgentChange[] wrong =
        [
            new() { TimeoutSeconds = 2_000_000_000 },
            new() { LagSeconds = 2_000_000_000 },
            new() { WrapUpSeconds = 2_000_000_000 },
            new() { RejectDelaySeconds = -1 },
            new() { BusyDelaySeconds = 2_000_000_000 },
            new() { NoAnswerDelaySeconds = 2_000_000_000 },
            new() { Simo = 2_000_000_000 },
            new() { MaxNoAnswer = -1 },
            new() { Level = 2_000_000_000 },
            new() { Position = -1 },
        ];
        Centre centre = new("longest-idle-agent", 1);
        Assert.All(
            wrong,
            change => Assert.Equal(OutcomeCode.Invalid, centre.Ask(new UpdateUser(2, new UserChange { Agent = change })).Code)
        );
        Assert.All(wrong, change => Assert.Equal(OutcomeCode.Invalid, centre.Ask(new CreateUser(Draft(change))).Code));
        Assert.Equal(OutcomeCode.Invalid, centre.Ask(new BindAgents(1, [new AgentPlace(2, 2_000_000_000)])).Code);
        Assert.True(centre.Ask(new CreateUser(Draft(new AgentChange { WrapUpSeconds = 60 }))).IsOk);
    }

    private static UserDraft Draft(AgentChange agent) =>
        new("3001", null, "", null, "secret", null, null, null, null, null, null, null, false, agent.Over(new AgentRow()));
}

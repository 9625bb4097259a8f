namespace Tandem.Core.Tests.Ivr;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Ivr;
using Kinds = Tandem.Core.Contract.Events.Kinds;

/// <summary>Flows as configuration: drafts, what is published, and what is refused.</summary>
public sealed class FlowConfigurationTests
{
    private const string Good = """{"id": "start", "type": "start", "exits": {"next": "a"}}, {"id": "a", "type": "hang-up"}""";
    private readonly Centre unit = new("longest-idle-agent", 1);

    [Fact]
    public void A_draft_with_faults_is_kept_and_not_published()
    {
        FlowRow row = Make("main", """{"id": "start", "type": "start", "exits": {"next": "nowhere"}}""");
        Outcome refused = unit.Ask(new PublishFlow(row.Id));
        Assert.Equal(OutcomeCode.Invalid, refused.Code);
        Assert.Contains(Assert.IsType<IReadOnlyList<FlowFault>>(refused.Value, false), fault => fault.Place == "/nodes/0/exits/next");
        Assert.Equal(OutcomeCode.NotFound, unit.Ask(new SetRoute("02155550001", RouteTarget.Flow, "main")).Code);
        Assert.False(unit.Unit.Views.Flows[row.Id]!.IsPublished);
    }

    [Fact]
    public void What_a_flow_names_has_to_be_there()
    {
        string nodes = """
            {"id": "start", "type": "start", "exits": {"next": "a"}},
            {"id": "a", "type": "play", "prompts": ["gone.wav", "welcome", "say:zh/1"], "exits": {"next": "b"}},
            {"id": "b", "type": "queue", "queue": "gone", "exits": {"next": "c"}},
            {"id": "c", "type": "transfer", "to": "flow", "target": "gone", "exits": {"failed": "d"}},
            {"id": "d", "type": "transfer", "to": "extension", "target": "2001"}
            """;
        FlowRow row = Make("main", nodes);
        IEnumerable<FlowFault> faults = (IEnumerable<FlowFault>)unit.Ask(new PublishFlow(row.Id)).Value!;
        Assert.Equal(["/nodes/1/prompts/0", "/nodes/2/queue", "/nodes/3/target"], faults.Select(fault => fault.Place));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"name": ""}""")]
    [InlineData("""{"name": 5}""")]
    [InlineData("""{"name": "\ud800"}""")]
    [InlineData("""{"name": "a", "name": "b"}""")]
    public void What_has_no_name_is_no_draft(string draft) => Assert.Equal(OutcomeCode.Invalid, unit.Ask(new CreateFlow(draft)).Code);

    [Fact]
    public void A_name_is_one_flow_and_stays()
    {
        FlowRow row = Make("main", Good);
        Assert.Equal(OutcomeCode.Duplicate, unit.Ask(new CreateFlow(row.Draft)).Code);
        Assert.Equal(OutcomeCode.Invalid, unit.Ask(new SaveFlow(row.Id, FlowCentre.Document("other", Good))).Code);
        Assert.Equal(OutcomeCode.NotFound, unit.Ask(new SaveFlow(99, row.Draft)).Code);
    }

    [Fact]
    public void A_flow_that_a_number_leads_to_is_not_deleted()
    {
        FlowRow row = Make("main", Good);
        Assert.True(unit.Ask(new PublishFlow(row.Id)).IsOk);
        Assert.True(unit.Ask(new SetRoute("02155550001", RouteTarget.Flow, "main")).IsOk);
        Assert.Equal(OutcomeCode.Conflict, unit.Ask(new DeleteFlow(row.Id)).Code);
        Assert.True(unit.Ask(new DeleteRoute("02155550001")).IsOk);
        Assert.True(unit.Ask(new DeleteFlow(row.Id)).IsOk);
        Assert.Null(unit.Unit.Views.Flows[row.Id]);
        Make("main", Good);
    }

    [Fact]
    public void Who_saw_an_older_draft_is_told_so()
    {
        FlowRow row = Make("main", Good);
        Assert.True(unit.Ask(new SaveFlow(row.Id, row.Draft) { Seen = row.UpdatedMicros }).IsOk);
        Assert.Equal(OutcomeCode.Stale, unit.Ask(new SaveFlow(row.Id, row.Draft) { Seen = row.UpdatedMicros }).Code);
    }

    [Fact]
    public void A_commit_that_fails_leaves_the_name_free_and_the_version_as_it_was()
    {
        unit.CommitsFail = true;
        Assert.Equal(OutcomeCode.CommitFailed, unit.Ask(new CreateFlow(FlowCentre.Document("main", Good))).Code);
        unit.CommitsFail = false;
        FlowRow row = Make("main", Good);
        unit.CommitsFail = true;
        Assert.Equal(OutcomeCode.CommitFailed, unit.Ask(new PublishFlow(row.Id)).Code);
        unit.CommitsFail = false;
        Assert.Equal(1, ((FlowRow)unit.Ask(new PublishFlow(row.Id)).Value!).Version);
    }

    [Fact]
    public void The_log_tells_of_documents_without_telling_them()
    {
        Make("main", Good);
        Kinds.FieldChange draft = Assert.Single(
            unit.Happened.OfType<Kinds.ConfigFlowPut>().Single().Changes,
            each => each.Field == "draft"
        );
        Assert.Matches("^[0-9]+ characters, SHA-256 [0-9a-f]{16}$", draft.Is);
    }

    private FlowRow Make(string name, string nodes)
    {
        Outcome made = unit.Ask(new CreateFlow(FlowCentre.Document(name, nodes)));
        Assert.True(made.IsOk, made.Detail);
        return (FlowRow)made.Value!;
    }
}

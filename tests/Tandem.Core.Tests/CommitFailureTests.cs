namespace Tandem.Core.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>What a failed commit had reserved or was removing is there again: the same command succeeds afterwards.</summary>
public class CommitFailureTests
{
    public static TheoryData<ConfigurationCommand> Commands =>
        [
            new CreateUser(Draft("3001")),
            new CreateUsers([Draft("3001"), Draft("3002")]),
            new UpdateUser(2, new UserChange { Login = "anna", Extension = "4001" }),
            new DeleteUser(3),
            new CreateQueue(new QueueDraft("second", "callcenter", "", null, null, null, false, [])),
            new UpdateQueue(1, new QueueChange("renamed", null, null, null, null, null, null)),
            new DeleteQueue(1),
            new BindAgents(2, [new AgentPlace(2)]),
            new UnbindAgents(1, [2]),
            new SetRoute("4008", RouteTarget.Queue, "sales"),
        ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_stays_reserved(ConfigurationCommand command)
    {
        Centre centre = new("longest-idle-agent", 2);
        centre.Ask(new SignOut("2001", null));
        centre.Ask(new CreateQueue(new QueueDraft("empty", "callcenter", "", null, null, null, false, [])));
        centre.CommitsFail = true;
        Assert.Equal(OutcomeCode.CommitFailed, centre.Ask(command).Code);
        Assert.Equal(OutcomeCode.CommitFailed, centre.Ask(command).Code);
        centre.CommitsFail = false;
        Outcome outcome = centre.Ask(command);
        Assert.True(outcome.IsOk, outcome.Detail);
    }

    private static UserDraft Draft(string login) =>
        new(login, null, "", null, "secret", null, null, null, null, null, null, null, false, null);
}

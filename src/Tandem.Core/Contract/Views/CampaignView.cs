namespace Tandem.Core.Contract.Views;

using Tandem.Core.Contract.Rows;

/// <summary>A campaign as it stands.</summary>
/// <param name="Held">Why nothing is dialled just now, in a word; empty while it is.</param>
/// <param name="AtHand">Numbers next to be dialled that are in memory.</param>
/// <param name="Dialled">Calls that nobody has answered yet.</param>
/// <param name="Waiting">Answered, and no agent yet.</param>
/// <param name="Talking">With agents, or in the flow.</param>
/// <param name="AgentsFree">Of its queue.</param>
/// <param name="AgentsBusy">Of its queue, the rest after calls included.</param>
/// <param name="LiveIn30Days">Calls that a person took up.</param>
/// <param name="AbandonedIn30Days">Of them those that no agent was there for.</param>
/// <param name="Outcomes">Attempts by <see cref="DialOutcome"/>, as long as hours are kept.</param>
public sealed record CampaignView(
    int CampaignId,
    string Held,
    int AtHand,
    int Dialled,
    int Waiting,
    int Talking,
    int AgentsFree,
    int AgentsBusy,
    int LiveIn30Days,
    int AbandonedIn30Days,
    IReadOnlyList<long> Outcomes
);

/// <summary>A number that an agent looks at before he dials it.</summary>
/// <param name="Number">In its inner form.</param>
/// <param name="Variables">What came with it: a JSON object of texts, or empty.</param>
/// <param name="Attempts">Made so far.</param>
/// <param name="UntilMicros">His until then; it goes to others after that.</param>
public sealed record PreviewView(int CampaignId, int AgentId, string Number, string Variables, int Attempts, long UntilMicros);

namespace Tandem.Core.Contract.Events.Kinds;

using Nerdbank.MessagePack;
using PolyType;

/// <summary>What an attempt came to; one for each <see cref="CampaignAttempted"/>. Said as soon as it is certain, also while the call goes on.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Number">Whom, in its inner form.</param>
/// <param name="Attempt">1 for the first; 0 when it was never dialled.</param>
/// <param name="CallId">The call; empty when there was none.</param>
/// <param name="Outcome">
/// <c>answered</c>, <c>abandoned</c>, <c>busy</c>, <c>no_answer</c>, <c>refused</c>, <c>failed</c>, <c>lost</c>, <c>withdrawn</c>,
/// <c>do_not_call</c>, <c>hung_up</c> or <c>machine</c>.
/// </param>
/// <param name="SipCode">The final status where there was one, else 0.</param>
/// <param name="RangMillis">From the call's beginning to its answer or end.</param>
/// <param name="AgentMillis">From the answer to the agent, or to the flow; -1 where none came.</param>
/// <param name="AgentId">Who talked with him; 0 for nobody.</param>
/// <param name="Agent">His login then.</param>
/// <param name="HeardMessage">He was told that nobody was free.</param>
/// <param name="NextMicros">Not dialled again before this moment, in Unix microseconds; 0: never.</param>
/// <param name="Rank">The number's rank among those due then.</param>
/// <param name="Tries">How often each outcome was by now, four bits for each.</param>
/// <param name="Reason">What there is to say besides.</param>
/// <param name="DialledMicros">When the number was dialled, in Unix microseconds; 0: it was not.</param>
/// <param name="AnsweredMicros">When it was answered; 0: it was not.</param>
[GenerateShape]
public sealed partial record CampaignAttemptEnded(
    [property: Key(0)] int CampaignId,
    [property: Key(1)] string Number,
    [property: Key(2)] int Attempt,
    [property: Key(3)] Guid CallId,
    [property: Key(4)] string Outcome,
    [property: Key(5)] int SipCode,
    [property: Key(6)] long RangMillis,
    [property: Key(7)] long AgentMillis,
    [property: Key(8)] int AgentId,
    [property: Key(9)] string Agent,
    [property: Key(10)] bool HeardMessage,
    [property: Key(11)] long NextMicros,
    [property: Key(12)] int Rank,
    [property: Key(13)] long Tries,
    [property: Key(14)] string Reason,
    [property: Key(15)] long DialledMicros,
    [property: Key(16)] long AnsweredMicros
) : EventData, IOfAgent;

namespace Tandem.Engine.Trunks.Probing;

using Tandem.Core.Contract.Views;
using Tandem.Engine.Peers;
using Tandem.Foundation;
using Tandem.Sip.Usages.Requests;

/// <summary>Asks every address of a trunk at once, and once, whether it is there; over when each has answered or been silent for too long.</summary>
/// <param name="trunk">Whose.</param>
/// <param name="patience">How long an answer is waited for.</param>
/// <param name="services">What it needs.</param>
/// <param name="heard">Told of each answer.</param>
/// <param name="over">Told the whole, in the order in which addresses are tried.</param>
internal sealed class TrunkCheck(
    Trunk trunk,
    TimeSpan patience,
    TrunkServices services,
    Action<TrunkTarget, RequestAnswered> heard,
    Action<TrunkCheckView> over
) : ITrunkAsker
{
    private const int NoAnswer = 408;

    private readonly IReadOnlyList<TrunkTarget> targets = trunk.Targets;
    private readonly TrunkAnswer?[] answers = new TrunkAnswer?[trunk.Targets.Count];
    private readonly Dictionary<long, int> asked = [];
    private Instant begin;

    public void Start()
    {
        begin = services.Turn.Now.Mono;
        for (int i = 0; i < targets.Count; i++)
        {
            asked.Add(services.Requests.Send(ProbeRequest.To(trunk, targets[i], patience), this), i);
        }
        EndIfAll();
    }

    void ITrunkAsker.OnAnswer(RequestAnswered answered)
    {
        if (asked.Remove(answered.Ticket, out int place))
        {
            answers[place] = AnswerOf(targets[place], answered);
            heard(targets[place], answered);
            EndIfAll();
        }
    }

    private TrunkAnswer AnswerOf(TrunkTarget target, RequestAnswered answered)
    {
        string address = target.Address.ToString();
        long micros = (services.Turn.Now.Mono - begin).Ticks / TimeSpan.TicksPerMicrosecond;
        return !answered.IsHeard
                ? new TrunkAnswer(address, answered.Code == NoAnswer ? TrunkAnswers.Silent : TrunkAnswers.Unreachable, 0, "", micros)
            : ProbeRequest.IsThere(answered) ? new TrunkAnswer(address, TrunkAnswers.Answered, answered.Code, answered.Reason, micros)
            : new TrunkAnswer(address, TrunkAnswers.Unavailable, answered.Code, answered.Reason, micros);
    }

    private void EndIfAll()
    {
        if (asked.Count == 0)
        {
            over(new TrunkCheckView(trunk.Row.Id, [.. answers.OfType<TrunkAnswer>()]));
        }
    }
}

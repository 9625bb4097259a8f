using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Tests.Stack;
using Tandem.Sip.Usages.Invite;

namespace Tandem.Sip.Tests.Usages;

/// <summary>
/// The patterns of offer and answer that SIP has (RFC 6337 tables 1 and 2, with the glare of RFC 3261 §14 and RFC 3311 §5.2), each row played between
/// two stacks and compared with what has to go over the wire. A message that carries a description has a <c>*</c>.
/// </summary>
public sealed class OfferAnswerTests
{
    private static readonly byte[] Sdp = "v=0\r\ns=one\r\n"u8.ToArray();
    private static readonly byte[] Changed = "v=0\r\ns=two\r\n"u8.ToArray();
    private static readonly SipConfig Plain = new() { Listeners = [] };
    private static readonly SipConfig Reliable = new() { Listeners = [], Reliable = ReliableProvisionals.WhenSupported };

    /// <summary>The pattern's number in RFC 6337, whether provisional answers are reliable, what the two do, what goes over the wire.</summary>
    public static TheoryData<string, bool, string, string> Rows =>
        new()
        {
            // Table 1: the six ways an offer and its answer may go.
            { "1 offer in INVITE, answer in 2xx", false, "call; ring; accept", "INVITE* 100 180 200* ACK" },
            { "1 with a look at the answer before", false, "call; progress; accept", "INVITE* 100 183* 200* ACK" },
            { "2 offer in 2xx, answer in ACK", false, "late; ring; accept; caller answers", "INVITE 100 180 200* ACK*" },
            { "3 offer in INVITE, answer in reliable 1xx", true, "call; progress; accept", "INVITE* 100 183* PRACK 200 200 ACK" },
            {
                "4 offer in reliable 1xx, answer in PRACK",
                true,
                "late; progress; caller answers; accept",
                "INVITE 100 183* PRACK* 200 200 ACK"
            },
            {
                "6 UPDATE of the caller, early",
                true,
                "call; progress; caller offers; called answers; accept",
                "INVITE* 100 183* PRACK 200 UPDATE* 200* 200 ACK"
            },
            {
                "6 UPDATE of the called, early",
                true,
                "call; progress; called offers; caller answers; accept",
                "INVITE* 100 183* PRACK 200 UPDATE* 200* 200 ACK"
            },
            {
                "6 an answer that takes time",
                true,
                "call; progress; caller offers; accept; called answers",
                "INVITE* 100 183* PRACK 200 UPDATE* 200 ACK 200*"
            },
            { "1 in re-INVITE of the caller", false, "up; caller offers; called answers", "INVITE* 100 200* ACK" },
            { "1 in re-INVITE of the called", false, "up; called offers; caller answers", "INVITE* 100 200* ACK" },
            { "6 UPDATE in a confirmed dialog", false, "up; caller updates; called answers", "UPDATE* 200*" },
            // Table 2: what is refused leaves the session as it was.
            { "refused INVITE", false, "call; refuse", "INVITE* 100 488 ACK" },
            {
                "refused re-INVITE",
                false,
                "up; caller offers; called declines; called offers; caller answers",
                "INVITE* 100 488 ACK INVITE* 100 200* ACK"
            },
            { "refused UPDATE", false, "up; caller updates; called declines; caller updates; called answers", "UPDATE* 488 UPDATE* 200*" },
            {
                "refused early UPDATE",
                true,
                "call; progress; caller offers; called declines; accept",
                "INVITE* 100 183* PRACK 200 UPDATE* 488 200 ACK"
            },
            // Glare and overlap: 491 where offers cross, and what is to come waits for what is under way.
            { "offers that cross", false, "up; both offer", "INVITE* INVITE* 491 491 ACK ACK" },
            {
                "an offer before the last one is answered waits",
                false,
                "up; caller offers; caller offers; called answers; called answers",
                "INVITE* 100 200* ACK INVITE* 100 200* ACK"
            },
            {
                "an offer while the other one's waits for its answer",
                false,
                "up; caller offers; called offers; called answers; caller answers",
                "INVITE* 100 200* ACK INVITE* 100 200* ACK"
            },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Goes_over_the_wire_as_the_RFCs_have_it(string pattern, bool isReliable, string steps, string expected)
    {
        Wire wire = new(isReliable ? Reliable : Plain, isReliable ? Reliable : Plain);
        Play play = new(wire);
        foreach (string step in steps.Split("; "))
        {
            play.Do(step);
        }
        Assert.Equal($"{pattern}: {expected}", $"{pattern}: {play.Ladder}");
        if (!steps.Contains("; refuse", StringComparison.Ordinal))
        {
            Assert.Equal((InviteState.Confirmed, InviteState.Confirmed), (play.Caller.State, play.Called.State));
            Assert.Single(wire.Server.Events.OfType<Answered>());
            Assert.Single(wire.Phone.Events.OfType<Acked>());
        }
        Assert.Equal(steps.Contains("; refuse", StringComparison.Ordinal), wire.Server.Events.OfType<Ended>().Any());
    }

    private sealed class Play(Wire wire)
    {
        private int from;

        public InviteUsage Caller { get; private set; } = null!;

        public InviteUsage Called { get; private set; } = null!;

        public string Ladder => string.Join(' ', wire.Sent.Skip(from).Select(NameOf));

        public void Do(string step)
        {
            switch (step)
            {
                case "call" or "late":
                    Caller = wire.Server.Call(step == "call" ? "v=0\r\ns=one\r\n" : null);
                    wire.Settle();
                    Called = wire.Phone.Last<InviteReceived>().Usage;
                    break;
                case "up":
                    Do("call");
                    Do("accept");
                    from = wire.Sent.Count;
                    break;
                case "ring":
                    Called.Ring(null, wire.Now);
                    break;
                case "progress":
                    Called.Progress(Sdp, wire.Now);
                    break;
                case "accept":
                    Called.Accept(Sdp, wire.Now);
                    break;
                case "refuse":
                    Called.Reject(488, null, null, wire.Now);
                    break;
                case "both offer":
                    Caller.OfferSdp(Changed, wire.Now);
                    Called.OfferSdp(Changed, wire.Now);
                    break;
                default:
                    string[] words = step.Split(' ');
                    Do(words[0] == "caller" ? Caller : Called, words[1]);
                    break;
            }
            wire.Settle();
        }

        private void Do(InviteUsage side, string verb)
        {
            switch (verb)
            {
                case "offers":
                    side.OfferSdp(Changed, wire.Now);
                    break;
                case "updates":
                    side.OfferSdp(Changed, wire.Now, preferUpdate: true);
                    break;
                case "answers":
                    Assert.True(side.AnswerSdp(Sdp, wire.Now), "there is no offer to answer");
                    break;
                default:
                    Assert.True(side.RefuseSdp(488, wire.Now), "there is no offer to refuse");
                    break;
            }
        }

        private static string NameOf(string message)
        {
            string name = message.StartsWith("SIP/2.0 ", StringComparison.Ordinal) ? message[8..11] : message[..message.IndexOf(' ')];
            return message.Contains("v=0", StringComparison.Ordinal) ? $"{name}*" : name;
        }
    }
}

namespace Tandem.Simulation.Tests;

using System.Globalization;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Phones;
using Tandem.TestKit.Simulation;

/// <summary>
/// Conversations proven by sound: what each party hears after each step, and, when all is over, records whose seconds match what the phones
/// saw. A script is steps with a semicolon between: a number waits so many seconds, <c>X=AC</c> says that X hears exactly A and C (<c>~</c>
/// music or ringing, <c>-</c> nothing, <c>gone</c> no call), everything else is a verb.
/// </summary>
public class ConversationTests
{
    private const double Tolerance = 1.0;

    public static TheoryData<string> Scripts =>
        [
            // Hold by command: the customer hears music, the agent nothing.
            "queue; X=A; A=X; hold; X=~; A=-; unhold; X=A; A=X; bye X; A=gone",
            "queue; hold; 2; hold; X=~; unhold; unhold; A=X; bye A; X=gone",
            "queue; hold; bye A; X=gone",
            "queue; hold; bye X; A=gone",
            // Hold by the phone.
            "queue; phonehold A; X=~; phoneback A; X=A; A=X; bye X",
            "queue; phonehold X; A=~; phoneback X; A=X; bye A",
            // Blind transfer.
            "queue; 1; transfer C; 1; X=C; C=X; A=gone; bye X; C=gone",
            "queue; transfer C; 1; X=C; bye C; X=gone",
            "queue; transfer P; 1; X=P; P=X; A=gone; bye X",
            "queue; refused nowhere; X=A; bye X",
            "queue; hold; transfer C; 1; X=C; bye X",
            "queue; busy C; transfer C; 3; A=X; X=A; bye X",
            "queue; silent C; transfer C; 1; X=~; 32; X=A; bye X",
            "queue; declines C; transfer C; 4; X=A; bye X",
            "queue; silent C; transfer C; 2; bye X; C=gone",
            "direct; X=A; transfer C; 1; X=C; bye X",
            "direct; busy C; transfer C; 3; X=A; A=X; bye X",
            "queue; transfer sales; 4; X=A; bye X",
            // A number of the house, dialled in the house, is the queue it leads to.
            "number 01088887777; call C 01088887777; 1; C=A; A=C; hold; C=~; unhold; C=A; bye C; A=gone",
            "number 01088887777; queue; transfer 010-8888-7777; 4; X=A; A=X; bye X",
            // Sent elsewhere while he waits.
            "silent A; queue; X=~; transfer C; 1; X=C; C=X; A=gone; bye X",
            "silent A; queue; X=~; refused nowhere; X=~; answer A; 1; X=A; bye X",
            // Three ways.
            "queue; three C; 1; X=AC; A=XC; C=XA; bye X; A=C; C=A; bye A; C=gone",
            "queue; three P; 1; X=AP; A=XP; P=XA; bye P; X=A; bye A; X=gone",
            "queue; three C; 1; three D; 1; X=ACD; D=XAC; bye A; X=CD; bye C; X=D; bye D; X=gone",
            "queue; busy C; three C; 1; X=A; A=X; bye X",
            "queue; three C; 1; hold; X=C; C=X; A=-; unhold; A=XC; bye X",
            "queue; three C; 1; phonehold C; X=A; C=-; phoneback C; C=XA; bye X",
            "queue; three C; 1; bye C; X=A; bye X",
            "queue; three C; 1; transfer D; 1; X=CD; A=gone; bye X",
            // Listening.
            "queue; monitor C; 1; C=XA; X=A; A=X; bye C; X=A; bye X",
            "queue; monitor C; 1; bye X; C=gone; A=gone",
            "queue; monitor P; 1; P=XA; A=X; bye A; P=gone",
            "queue; monitor C; 1; monitor D; 1; C=XA; D=XA; bye C; D=XA; X=A; bye X",
            "queue; monitor C; 1; hold; X=~; C=-; unhold; C=XA; bye X",
            // Whispering: the agent hears it, nobody else does, and whoever listens hears only the conversation.
            "queue; whisper C; 1; C=XA; X=A; A=XC; bye C; A=X; X=A; bye X",
            "queue; monitor C; 1; A=X; whisper C; C=XA; A=XC; X=A; monitor C; A=X; C=XA; bye X; C=gone",
            "queue; monitor D; 1; whisper C; 1; D=XA; A=XC; bye D; A=XC; bye A; C=gone; X=gone",
            "queue; whisper C; 1; hold; X=~; C=-; unhold; A=XC; X=A; bye X",
            "queue; whisper C; 1; phonehold A; X=~; C=-; phoneback A; A=XC; X=A; bye X",
            "queue; whisper C; 1; transfer D; 1; X=D; D=X; C=XD; A=gone; bye X; C=gone",
            "queue; three D; 1; whisper C; 1; A=XCD; X=AD; D=XA; C=XAD; bye A; X=D; D=X; C=XD; bye X",
            "queue; whisper C; bye A; X=gone; C=gone",
            // Joining in.
            "queue; barge C; 1; X=AC; A=XC; C=XA; bye A; X=C; C=X; bye X",
            "queue; whisper C; 1; barge C; X=AC; A=XC; C=XA; bye X",
            "queue; monitor P; 1; barge C; 1; X=AC; P=XAC; bye C; P=XA; bye X",
            // Taking over.
            "queue; intercept C; 1; X=C; C=X; A=gone; bye X",
            "queue; intercept P; 1; X=P; A=gone; bye P; X=gone",
            "queue; busy C; intercept C; 1; X=A; bye X",
            "queue; monitor C; 1; C=XA; intercept C; X=C; A=gone; bye X",
            "queue; monitor C; 1; three C; C=XA; X=AC; bye X",
            "queue; three D; 1; intercept C; 1; X=C; A=gone; D=gone; bye X",
            // Consultation.
            "queue; consult C; 1; X=~; A=C; C=A; bye A; X=C; C=X; bye X",
            "queue; consult C; 1; bye C; X=A; A=X; bye X",
            "queue; consult C; 1; cancel; X=A; C=gone; bye X",
            "queue; silent C; consult C; 1; A=~; X=~; cancel; X=A; bye X",
            "queue; silent C; consult C; 32; X=A; A=X; bye X",
            "queue; declines C; consult C; 3; X=A; bye X",
            "queue; consult P; 1; A=P; bye A; X=P; bye X",
            "queue; consult C; 1; bye X; A=C; C=A; bye A; C=gone",
            "queue; silent C; consult C; 1; bye A; X=~; answer C; 1; X=C; bye X",
            "queue; three D; 1; consult C; 1; X=D; D=X; A=C; cancel; X=AD; bye X",
            "queue; consult C; 1; transferrefused D; A=C; cancel; bye X",
            // The desk phone does it itself.
            "queue; refer A C; 2; X=C; A=gone; bye X",
            "queue; refer A sales; 4; X=A; bye X",
            "queue; refer A nowhere; 1; X=A; A=X; bye X",
            "queue; busy C; refer A C; 2; X=A; bye X",
            "queue; pickup D A; 1; X=D; D=X; A=gone; bye X",
            "queue; phonehold A; call A C; 1; A1=C; attend A C; 2; X=C; C=X; A=gone; bye X",
            // Whoever calls from outside passes nobody on: he would dial at the tenant's cost.
            "queue; refer X P; 2; X=A; A=X; P=gone; bye X",
            "queue; refer X C; 2; X=A; A=X; C=gone; bye X",
            // Sound before the answer: an announcement, a caller's tune.
            "announces P; dial P; A=P; 3; A=gone",
            "plays P; dial P; A=P; 3; A=P; P=A; bye A; P=gone",
            "plays P; dial P; A=P; bye A; P=gone",
            "announces C; call A C; A=C; 3; A=gone",
            "plays C; call A C; A=C; 3; A=C; C=A; bye C; A=gone",
            "plays C; call A C; A=C; bye A; C=gone",
            "plays A; direct; X=A; 3; X=A; A=X; bye X",
            "plays A; queue; X=~; 3; X=A; A=X; bye X",
            "queue; plays P; transfer P; X=P; 3; X=P; P=X; bye X",
            "queue; announces P; transfer P; X=P; 4; X=A; A=X; bye X",
            "queue; plays P; refer A P; A=X; X=A; 3; X=P; A=gone; bye X",
            "queue; plays P; consult P; A=P; X=~; 3; A=P; P=A; bye P; X=A; bye X",
            "queue; announces P; consult P; A=P; X=~; 3; X=A; A=X; bye X",
            "queue; plays P; consult P; A=P; bye A; X=P; 3; X=P; bye X",
            // Sent elsewhere: by a desk phone to a colleague, outside, in turn, in a circle; never what a queue offers.
            "forwards C D; call A C; 1; A=D; D=A; C=gone; bye A; D=gone",
            "forwards C P; call A C; 1; A=P; P=A; bye P; A=gone",
            "forwards C nowhere D; call A C; 1; A=D; bye D; A=gone",
            "forwards C D P; busy D; call A C; 1; A=P; bye A",
            "forwards C D; forwards D C; call A C; 1; A=gone",
            "forwards C A; call A C; 1; A=gone",
            "forwards C D; plays D; call A C; 1; A=D; 3; A=D; D=A; bye A",
            "forwards A C; direct; 1; X=C; C=X; bye X",
            "forwards A C; queue; 1; X=~; C=gone; bye X",
            "queue; forwards C D; transfer C; 1; X=D; D=X; bye X",
            "queue; forwards C D; refer A C; 1; X=D; A=gone; bye X",
            "queue; forwards C D; consult C; 1; A=D; X=~; bye D; X=A; bye X",
            "queue; forwards C D; three C; 1; X=AD; bye X",
            "forwards P 10086; dial P; 1; A=gone",
            "challenges C; call A C; 1; A=gone",
            // The echo test: by a phone, and called by command; what the tenant has of that name comes first.
            "call A echo; 4; A=A; bye A; A=gone",
            "dial echo; 4; A=A; phonehold A; 1; phoneback A; 1; A=A; bye A; A=gone",
            "call A echo; 65; A=gone",
            // A phone that answers when it is told to.
            "silent A; queue; X=~; answer A; 1; X=A; A=X; bye X",
        ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Everybody_hears_whom_he_should_and_the_records_agree(string script)
    {
        Play play = new();
        foreach (string step in script.Split(';', StringSplitOptions.TrimEntries))
        {
            play.Do(step);
        }
        string? left = play.Studio.Finish();
        Assert.True(left == null, $"{script}: {left}");
        foreach (char name in "XACDP")
        {
            (double up, double heard) = play.Studio.Traced(name);
            (double recordedUp, double talked) = play.Studio.RecordedOf(name);
            Assert.True(Math.Abs(up - recordedUp) <= Tolerance, $"{script}: {name} was up {up:0.0} s, the records say {recordedUp:0.0}");
            if (!play.Listeners.Contains(name))
            {
                bool agree = Math.Abs(heard - talked) <= Tolerance + play.Turns * 0.25;
                Assert.True(agree, $"{script}: {name} heard voices for {heard:0.0} s, the records say {talked:0.0}");
            }
        }
    }

    [Theory]
    [InlineData("queue; 2; hold; 2; unhold; consult C; 2; bye A; 2; transfer D; 2; three A; 2; bye X")]
    [InlineData("queue; 1; transfer sales; 4; bye X")]
    public void One_recording_goes_on_through_it_all(string script)
    {
        Play play = new();
        foreach (string step in script.Split(';', StringSplitOptions.TrimEntries))
        {
            play.Do(step);
        }
        Assert.Null(play.Studio.Finish());
        (double up, _) = play.Studio.Traced('X');
        (_, double talked) = play.Studio.RecordedOf('X');
        Assert.InRange(play.Studio.RecordedSeconds, talked - 0.1, up);
        Assert.All(
            play.Studio.Records.Where(leg => leg.TalkMillis > 0 && leg.Party.StartsWith("extension", StringComparison.Ordinal)),
            leg => Assert.NotEqual(Guid.Empty, leg.Recording)
        );
    }

    private sealed class Play
    {
        private static readonly Dictionary<string, PhoneTemper> Tempers = new()
        {
            ["silent"] = PhoneTemper.NeverAnswers,
            ["busy"] = PhoneTemper.Busy,
            ["declines"] = PhoneTemper.Declines,
            ["announces"] = PhoneTemper.Announces,
            ["plays"] = PhoneTemper.PlaysBefore,
            ["challenges"] = PhoneTemper.Challenges,
        };

        private readonly Dictionary<char, PhoneTemper> tempers = [];
        private Studio? studio;

        public Studio Studio => studio ??= new Studio(Tempered);

        public HashSet<char> Listeners { get; } = [];

        /// <summary>How often the audio changed: each change may split a window of half a second.</summary>
        public int Turns { get; private set; }

        public void Do(string step)
        {
            if (double.TryParse(step, CultureInfo.InvariantCulture, out double seconds))
            {
                Studio.Run(seconds);
                return;
            }
            int equals = step.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                int index = equals > 1 ? step[1] - '0' : 0;
                Assert.Equal($"{step[..equals]}={step[(equals + 1)..]}", $"{step[..equals]}={Studio.Hears(step[0], index)}");
                return;
            }
            Turns++;
            string[] words = step.Split(' ');
            Verb(step, words[0], words.Length > 1 ? words[1] : "", words.Length > 2 ? words[2] : "");
            Studio.Run(0.3);
        }

        private PhoneConfig Tempered(char name, PhoneConfig config) =>
            config with
            {
                Temper = tempers.GetValueOrDefault(name, PhoneTemper.Answers),
            };

        private void Verb(string step, string verb, string first, string second)
        {
            char who = first.Length > 0 ? first[0] : ' ';
            if (Tempers.TryGetValue(verb, out PhoneTemper temper))
            {
                Temper(temper, who);
                return;
            }
            switch (verb)
            {
                case "forwards":
                    Studio.Forward(who, [.. step.Split(' ').Skip(2).Select(NumberIn)]);
                    break;
                case "dial":
                    Assert.True(Studio.Ask(new Dial(Studio.NumberOf('A'), null, NumberIn(first))).IsOk);
                    Studio.Run(1);
                    break;
                case "queue":
                    Studio.Do('X', (phone, now) => phone.Call(Studio.Queue, now));
                    Studio.Run(1.2);
                    break;
                case "number":
                    Assert.True(Studio.Ask(new SetRoute(first, RouteTarget.Queue, Studio.Queue)).IsOk);
                    break;
                case "direct":
                    Studio.Do('X', (phone, now) => phone.Call(Studio.NumberOf('A'), now));
                    Studio.Run(1.2);
                    break;
                case "call":
                    Studio.Do(who, (phone, now) => phone.Call(NumberIn(second), now));
                    Studio.Run(0.8);
                    break;
                case "pickup":
                    string replaces = Studio.PhoneOf(second[0]).ReplacesOf(Studio.LineOf(second[0]))!;
                    Studio.Do(who, (phone, now) => phone.Call(Studio.NumberOf(second[0]), replaces, now));
                    break;
                case "bye":
                    Studio.Do(who, (phone, now) => phone.HangUp(Studio.LineOf(who), now));
                    break;
                case "phonehold" or "phoneback":
                    Studio.Do(who, (phone, now) => phone.Hold(Studio.LineOf(who), verb == "phonehold", now));
                    break;
                case "refer":
                    string to = second.Length == 1 ? Studio.NumberOf(second[0]) : second;
                    Studio.Do(who, (phone, now) => phone.Refer(Studio.LineOf(who), to, now));
                    break;
                case "attend":
                    Studio.Do(who, (phone, now) => phone.Refer(Studio.LineOf(who), Studio.LineOf(who, 1), Studio.NumberOf(second[0]), now));
                    break;
                case "refused" or "transferrefused":
                    Assert.NotEqual(OutcomeCode.Ok, Studio.Ask(new TransferCall(Studio.LegOf('A'), null, NumberIn(first))).Code);
                    break;
                default:
                    if (verb is "monitor" or "whisper")
                    {
                        Listeners.Add(who);
                    }
                    Outcome outcome = Studio.Ask(CommandOf(verb, first, who));
                    Assert.True(outcome.IsOk, $"{verb} {first}: {outcome}");
                    break;
            }
        }

        private static string NumberIn(string word) => word.Length == 1 ? Studio.NumberOf(word[0]) : word;

        // Who hears something before the answer hears a voice that no record counts.
        private void Temper(PhoneTemper temper, char who)
        {
            tempers[who] = temper;
            studio?.Temper(who, temper);
            if (temper is PhoneTemper.Announces or PhoneTemper.PlaysBefore)
            {
                Listeners.UnionWith("XA");
            }
        }

        private Command CommandOf(string verb, string word, char who)
        {
            Guid leg = Studio.LegOf('A') is { } ofA && ofA != Guid.Empty ? ofA : Studio.LegOf('X');
            PartyTarget target = who == 'P' ? new("", Studio.NumberOf('P'), true, false) : new("", NumberIn(word), false, false);
            return verb switch
            {
                "hold" => new HoldCall(leg, null),
                "unhold" => new UnholdCall(leg, null),
                "transfer" => new TransferCall(leg, null, NumberIn(word)),
                "three" => new ThreeWayCall(leg, null, target),
                "monitor" => new MonitorCall(leg, null, target),
                "whisper" => new WhisperCall(leg, null, target),
                "barge" => new BargeCall(leg, null, target),
                "intercept" => new InterceptCall(leg, null, target),
                "consult" => new ConsultCall(leg, null, target),
                "cancel" => new CancelConsult(leg, null),
                "answer" => new AnswerCall(Studio.LegOf(who)),
                _ => throw new ArgumentException($"no verb {verb}"),
            };
        }
    }
}

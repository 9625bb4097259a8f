namespace Tandem.TestKit.Simulation;

using Tandem.Core.Contract.Commands;
using Tandem.Foundation;

/// <summary>Somebody at a desktop who does things to conversations, drawn at random: every verb, sensible or not.</summary>
internal sealed class Meddler(Prng prng, EventClock clock, int agents, IReadOnlyList<string> queues, Action<Command> ask)
{
    private const int ChancePerMille = 400;

    public int Asked { get; private set; }

    /// <summary>A bridge has come about: perhaps something is done to it, and something after that.</summary>
    public void Bridged(Guid first, Guid second)
    {
        if (!prng.Chance(ChancePerMille))
        {
            return;
        }
        Guid leg = prng.Chance(500) ? first : second;
        int at = prng.Between(0, 15_000);
        int verbs = prng.Between(1, 3);
        for (int i = 0; i < verbs; i++)
        {
            clock.AfterMs(at, () => Ask(leg));
            at += prng.Between(0, 12_000);
        }
    }

    private void Ask(Guid leg)
    {
        Asked++;
        ask(Draw(leg));
    }

    private Command Draw(Guid leg) =>
        prng.Below(14) switch
        {
            0 => new HoldCall(leg, null),
            1 => new UnholdCall(leg, null),
            2 or 3 => new TransferCall(leg, null, Number()),
            4 or 5 => new ThreeWayCall(leg, null, Target(false)),
            6 => new MonitorCall(leg, null, Target(true)),
            7 => new InterceptCall(leg, null, Target(true)),
            8 or 9 => new ConsultCall(leg, null, Target(false)),
            10 => new CancelConsult(leg, null),
            11 => new WhisperCall(leg, null, Target(true)),
            12 => new BargeCall(leg, null, Target(true)),
            _ => prng.Chance(300) ? new HangUp(leg) : new AnswerCall(leg),
        };

    private string Number() =>
        prng.Below(6) switch
        {
            0 => "nowhere",
            1 => queues[prng.Below(queues.Count)],
            2 => "13900139000",
            _ => Extension(),
        };

    private PartyTarget Target(bool signedIn)
    {
        if (prng.Chance(200))
        {
            return new PartyTarget("", "13900139000", true, false);
        }
        string extension = Extension();
        return new PartyTarget(extension, extension, false, signedIn);
    }

    private string Extension() => $"{2000 + prng.Between(1, agents)}";
}

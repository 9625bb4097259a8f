namespace Tandem.TestKit.Simulation;

using Tandem.Core.Contract.Events.Kinds;
using Tandem.Engine.Inputs;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Phones;

/// <summary>What goes wrong around a call centre, beside the network: disks, clocks, carriers, and the many ways in which phones speak SIP.</summary>
public sealed partial class Scenario
{
    private static readonly PhoneTemper[] CarrierTempers =
    [
        PhoneTemper.Fails,
        PhoneTemper.Busy,
        PhoneTemper.NeverAnswers,
        PhoneTemper.PlaysBefore,
        PhoneTemper.Announces,
        PhoneTemper.Forwards,
        PhoneTemper.Challenges,
    ];

    private static PhoneStyle DrawStyle(Prng drawn) =>
        new(
            Reliable: drawn.Chance(250),
            OffersLate: drawn.Chance(200),
            HoldsBy: drawn.Chance(300) ? MediaDirection.Inactive : MediaDirection.SendOnly
        );

    private string[] DrawForward(Prng drawn)
    {
        string[] numbers = new string[drawn.Between(1, 3)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = drawn.Below(4) switch
            {
                0 => "13900139000",
                1 => "nowhere",
                _ => $"{2000 + drawn.Between(1, Agents)}",
            };
        }
        return numbers;
    }

    private void PlanTroubles()
    {
        Prng drawn = prng.Fork();
        foreach (SimulatedPhone phone in agentPhones.Concat(callers))
        {
            phone.Phone.ForwardsTo = DrawForward(drawn);
        }
        if (drawn.Chance(400))
        {
            int seconds = drawn.Between(5, 40);
            bool fills = drawn.Chance(300);
            clock.AfterMs(drawn.Between(20_000, 500_000), () => PauseDisk(seconds, fills));
        }
        for (int i = drawn.Chance(400) ? drawn.Between(1, 3) : 0; i > 0; i--)
        {
            int minutes = drawn.Between(-240, 240);
            clock.AfterMs(drawn.Between(0, 600_000), () => clock.Jump(TimeSpan.FromMinutes(minutes)));
        }
        for (int i = drawn.Between(0, 12); i > 0; i--)
        {
            SimulatedPhone carrier = callers[drawn.Below(callers.Count)];
            PhoneTemper temper = CarrierTempers[drawn.Below(CarrierTempers.Length)];
            int at = drawn.Between(0, 500_000);
            clock.AfterMs(at, () => carrier.Phone.Temper = temper);
            clock.AfterMs(at + drawn.Between(10_000, 120_000), () => carrier.Phone.Temper = PhoneTemper.Answers);
        }
        recordingFaults = drawn.Chance(300) ? drawn.Fork() : null;
    }

    // Nothing is committed meanwhile, and where the journal fills up no new calls come in; those that are there go on.
    private void PauseDisk(int seconds, bool fills)
    {
        store.PausedUntil = clock.Now.Mono + TimeSpan.FromSeconds(seconds);
        if (fills)
        {
            server.Tell(new JournalLevelChanged(JournalLevel.Full));
            clock.AfterMs(seconds * 1_000, () => server.Tell(new JournalLevelChanged(JournalLevel.Calm)));
        }
    }

    // The disk has no room for a recording: the recording is over, its call goes on.
    private void FailRecording(RecordingStarted started)
    {
        if (recordingFaults is { } drawn && network.FaultsOn && drawn.Chance(100))
        {
            clock.AfterMs(drawn.Between(0, 20_000), () => server.Tell(new RecordingFailed(started.Recording, "disk full")));
        }
    }
}

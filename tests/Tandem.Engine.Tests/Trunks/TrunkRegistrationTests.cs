namespace Tandem.Engine.Tests.Trunks;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Engine.Inputs;
using Tandem.Engine.Tests.Rig;
using static Tandem.Engine.Tests.Rig.TrunkRig;

/// <summary>Our own registration at a carrier.</summary>
public class TrunkRegistrationTests
{
    private static readonly TrunkRow Row = TrunkRow.At(1, "city", First) with
    {
        User = "joe",
        Password = "s",
        Domain = "ims.example",
        Registers = true,
        RegisterSeconds = 600,
    };

    private const string Challenge = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\", qop=\"auth\", algorithm=MD5\r\n";

    [Fact]
    public void A_challenge_is_answered_and_what_is_granted_to_our_contact_counts()
    {
        TrunkRig rig = new(Row);
        string first = rig.Take("REGISTER sip:ims.example SIP/2.0", First);
        Assert.Contains("From: <sip:joe@ims.example>", first, StringComparison.Ordinal);
        Assert.Contains("To: <sip:joe@ims.example>", first, StringComparison.Ordinal);
        Assert.Contains($"Contact: <sip:joe@{Own}>", first, StringComparison.Ordinal);
        Assert.Contains("Expires: 600", first, StringComparison.Ordinal);
        Assert.Equal(("unregistered", "registering"), (rig.View().State, rig.View().Registration));

        rig.Answer(first, "401 Unauthorized", First, Challenge);
        string second = rig.Take("REGISTER", First);
        Assert.Contains("username=\"joe\"", second, StringComparison.Ordinal);
        Assert.Equal(Line(first, "Call-ID"), Line(second, "Call-ID"));
        rig.Grant(second, First, 100);
        Assert.Equal(("up", "registered"), (rig.View().State, rig.View().Registration));
        Assert.Equal(rig.Now.WallMicros + 100_000_000, rig.View().RegisteredUntilMicros);
        Assert.Single(rig.Told.OfType<TrunkRegistered>(), new TrunkRegistered("city", $"udp:{First}", 100));
        Assert.Equal(
            [("unregistered", ""), ("up", "unregistered")],
            rig.Told.OfType<TrunkStateChanged>().Select(each => (each.To, each.From))
        );

        rig.Pass(79);
        Assert.Empty(rig.Wire);
        rig.Pass(12);
        string renewal = rig.Take("REGISTER", First);
        Assert.Equal(Line(first, "Call-ID"), Line(renewal, "Call-ID"));
        rig.Grant(renewal, First, 100);
        Assert.Single(rig.Told.OfType<TrunkRegistered>());
        Assert.Equal("up", rig.View().State);
    }

    [Fact]
    public void A_nonce_that_is_too_old_is_answered_anew_and_a_password_that_is_wrong_is_not_tried_again_at_once()
    {
        TrunkRig rig = new(Row);
        rig.Answer(rig.Take("REGISTER", First), "401 Unauthorized", First, Challenge);
        rig.Answer(
            rig.Take("REGISTER", First),
            "401 Unauthorized",
            First,
            Challenge.Replace("n1", "n2\", stale=\"true", StringComparison.Ordinal)
        );
        string third = rig.Take("REGISTER", First);
        Assert.Contains("nonce=\"n2\"", third, StringComparison.Ordinal);
        rig.Answer(third, "401 Unauthorized", First, Challenge);
        Assert.False(rig.Has("REGISTER", First));
        Assert.Equal(
            ("unregistered", "failed", "registration: 401 Unauthorized"),
            (rig.View().State, rig.View().Registration, rig.View().LastError)
        );
        TrunkRegistrationFailed failed = Assert.Single(rig.Told.OfType<TrunkRegistrationFailed>());
        Assert.Equal(("city", 401), (failed.Trunk, failed.SipCode));
        Assert.InRange(failed.RetrySeconds, 5, 10);
    }

    [Fact]
    public void Silence_is_tried_again_after_growing_pauses()
    {
        TrunkRig rig = new(Row);
        List<double> pauses = [];
        for (int i = 0; i < 8; i++)
        {
            rig.Pass(8);
            rig.Wire.Clear();
            double waited = 0;
            while (!rig.Has("REGISTER", First) && waited < 400)
            {
                rig.Pass(0.5);
                waited += 0.5;
            }
            pauses.Add(waited);
        }
        double[] longest = [10, 20, 40, 80, 160, 300, 300, 300];
        for (int i = 0; i < longest.Length; i++)
        {
            Assert.InRange(pauses[i], longest[i] / 2 - 1, longest[i] + 1);
        }
        Assert.Equal(8, rig.Told.OfType<TrunkRegistrationFailed>().Count(each => each.SipCode == 408));
    }

    [Fact]
    public void A_time_that_is_too_brief_is_made_longer_once()
    {
        TrunkRig rig = new(Row with { RegisterSeconds = 60 });
        rig.Answer(rig.Take("REGISTER", First), "423 Interval Too Brief", First, "Min-Expires: 900\r\n");
        string longer = rig.Take("REGISTER", First);
        Assert.Contains("Expires: 900", longer, StringComparison.Ordinal);
        rig.Answer(longer, "423 Interval Too Brief", First, "Min-Expires: 1800\r\n");
        Assert.False(rig.Has("REGISTER", First));
        Assert.Equal("failed", rig.View().Registration);
    }

    [Fact]
    public void A_registrar_that_is_out_of_service_leaves_room_for_the_next_address_and_says_when_to_come_back()
    {
        TrunkRig rig = new(Row with { Peers = [.. Row.Peers, new TrunkPeer(Second.SipHostText, Second.Port)] });
        rig.Answer(rig.Take("REGISTER", First), "503 Service Unavailable", First, "Retry-After: 60 (maintenance)\r\n");
        rig.Pass(58);
        Assert.Empty(rig.Wire);
        rig.Pass(3);
        rig.Grant(rig.Take("REGISTER", Second), Second, 600);
        Assert.Equal("registered", rig.View().Registration);
    }

    [Fact]
    public void It_is_ended_when_the_trunk_goes_and_when_the_server_stops()
    {
        TrunkRig rig = Registered();
        rig.Ask(new DeleteTrunk(1));
        string end = rig.Take("REGISTER", First);
        Assert.Contains("Expires: 0", end, StringComparison.Ordinal);
        Assert.Equal(1, rig.Exchange.Unregistering);
        rig.Answer(end, "200 OK", First);
        Assert.Equal(0, rig.Exchange.Unregistering);
        Assert.Null(rig.Exchange.Views(1).TrunkStates[1]);
        Assert.Single(rig.Told.OfType<TrunkUnregistered>());

        rig = Registered();
        rig.Do(new Drain());
        end = rig.Take("REGISTER", First);
        Assert.Contains("Expires: 0", end, StringComparison.Ordinal);
        rig.Answer(end, "401 Unauthorized", First, Challenge);
        Assert.Equal(1, rig.Exchange.Unregistering);
        rig.Answer(rig.Take("REGISTER", First), "200 OK", First);
        Assert.Equal(0, rig.Exchange.Unregistering);
    }

    [Fact]
    public void A_change_of_the_account_registers_anew_and_any_other_leaves_it_alone()
    {
        TrunkRig rig = Registered();
        rig.Ask(
            new UpdateTrunk(
                1,
                new TrunkChange
                {
                    Weight = 7,
                    MaxCalls = 3,
                    Sources = ["192.0.2.0/24"],
                }
            )
        );
        Assert.Empty(rig.Wire);
        Assert.Equal("up", rig.View().State);

        rig.Ask(new UpdateTrunk(1, new TrunkChange { User = "ann" }));
        Assert.Contains("From: <sip:joe@", rig.Take("REGISTER", First), StringComparison.Ordinal);
        string anew = rig.Take("REGISTER", First);
        Assert.Contains("From: <sip:ann@", anew, StringComparison.Ordinal);
        Assert.Equal("unregistered", rig.View().State);
        rig.Grant(anew, First, 600);
        Assert.Equal("up", rig.View().State);

        rig.Ask(new UpdateTrunk(1, new TrunkChange { Disabled = true }));
        Assert.Contains("Expires: 0", rig.Take("REGISTER", First), StringComparison.Ordinal);
        Assert.Equal("disabled", rig.View().State);
    }

    private static TrunkRig Registered()
    {
        TrunkRig rig = new(Row);
        rig.Grant(rig.Take("REGISTER", First), First, 600);
        return rig;
    }
}

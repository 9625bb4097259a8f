namespace Tandem.Server.Tests.Hosting;

using Tandem.Core.Contract.Rows;
using Tandem.Server.Hosting;
using Tandem.Server.Options;

/// <summary>What the command line says of trunks, and what of it stays from start to start.</summary>
public class GivenTrunksTests
{
    private static readonly ConfigurationRows Empty = new([], [], [], [], [], [], [], new IdCounters(1, 0, 0, 0, 0, 0, 0, 4));

    [Fact]
    public void Given_ones_become_rows_whose_ids_stay_and_go_when_they_are_given_no_more()
    {
        TrunkRow own = TrunkRow.At(2, "own", default);
        ConfigurationRows first = Merge(
            Empty with
            {
                Trunks = [own],
            },
            out List<ConfigurationChange> changes,
            "a=192.0.2.1:5060",
            "b=sip.example"
        );
        Assert.Equal([(2, "own", false), (5, "a", true), (6, "b", true)], first.Trunks.Select(row => (row.Id, row.Name, row.ByOption)));
        Assert.Equal((2, 6), (changes.Count, first.Counters.Trunk));

        ConfigurationRows same = Merge(first, out changes, "a=192.0.2.1:5060", "b=sip.example");
        Assert.Empty(changes);
        Assert.Equal(first.Trunks.Select(row => row.UpdatedMicros), same.Trunks.Select(row => row.UpdatedMicros));

        ConfigurationRows fewer = Merge(first, out changes, "b=sip.example;calls=3");
        Assert.Equal([(2, "own"), (6, "b")], fewer.Trunks.Select(row => (row.Id, row.Name)));
        Assert.Equal([new RemoveTrunk(5), new PutTrunk(fewer.Trunks[1])], changes);
        Assert.Equal(3, fewer.Trunks[1].MaxCalls);
    }

    [Fact]
    public void Every_key_is_read()
    {
        TrunkRow row = TrunkOption.Parse(
            "c=sip.example;peer=192.0.2.2:5070;source=192.0.2.0/24;transport=tls;domain=ims.example;user=joe;auth-user=joe@ims;password=p=w;register=300;"
                + "priority=3;weight=7;silence=2;probe=30;probe-failures=5;calls=10;calls-per-second=4;codecs=pcma/g722;media=sdp;from-user=u;"
                + "from-domain=f.example;caller=asserted;hide-caller;diversion;numbers=e164;called=to",
            0,
            "--trunk"
        );
        Assert.Equal(["sip.example", "192.0.2.2:5070"], row.Peers.Select(peer => peer.ToString()));
        Assert.Equal(
            (TrunkTransport.Tls, "ims.example", "joe", "joe@ims", "p=w"),
            (row.Transport, row.Domain, row.User, row.AuthUser, row.Password)
        );
        Assert.Equal(
            (true, 300, 3, 7, 2, 30, 5),
            (row.Registers, row.RegisterSeconds, row.Priority, row.Weight, row.SilenceSeconds, row.ProbeSeconds, row.ProbeFailures)
        );
        Assert.Equal((10, 4, true, "u", "f.example"), (row.MaxCalls, row.MaxCallsPerSecond, row.MediaBySdp, row.FromUser, row.FromDomain));
        Assert.Equal(
            (CallerHeader.Asserted, true, true, NumberFormat.E164, CalledNumberPlace.To),
            (row.CallerHeader, row.HidesCaller, row.TellsDiversion, row.NumberFormat, row.CalledNumber)
        );
        Assert.Equal(["PCMA", "G722"], row.Codecs);
        Assert.Equal(["192.0.2.0/24"], row.Sources);
    }

    [Theory]
    [InlineData("nothing", "is no trunk")]
    [InlineData("a=no host", "is no trunk")]
    [InlineData("a=192.0.2.1:99999", "is no trunk")]
    [InlineData("a=192.0.2.1;wieght=3", "did you mean weight?")]
    [InlineData("a=192.0.2.1;weight=heavy", "the value of weight makes no sense")]
    [InlineData("a=192.0.2.1;register=5;user=u", "registerSeconds must be")]
    [InlineData("a=192.0.2.1;register", "registers needs user")]
    [InlineData("a=192.0.2.1;codecs=mp3", "MP3 is not known")]
    public void What_makes_no_sense_is_said(string text, string why)
    {
        OptionException wrong = Assert.Throws<OptionException>(() => TrunkOption.Parse(text, 0, "--trunk"));
        Assert.Contains(why, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_in_no_message_and_no_text_of_a_row()
    {
        OptionException wrong = Assert.Throws<OptionException>(() =>
            TrunkOption.Parse("a=192.0.2.1;user=joe;password=hush;calls=x", 0, "--trunk")
        );
        Assert.DoesNotContain("hush", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", $"{TrunkOption.Parse("a=192.0.2.1;user=joe;password=hush", 0, "--trunk")}", StringComparison.Ordinal);
    }

    private static ConfigurationRows Merge(ConfigurationRows kept, out List<ConfigurationChange> changes, params string[] given) =>
        GivenTrunks.Merge(kept, [.. given.Select((text, i) => TrunkOption.Parse(text, i, "--trunk"))], TimeProvider.System, out changes);
}

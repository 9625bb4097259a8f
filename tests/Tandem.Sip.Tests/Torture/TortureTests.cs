namespace Tandem.Sip.Tests.Torture;

using Tandem.Sip.Headers;
using Tandem.Sip.Messages;

/// <summary>Every message of RFC 4475 and RFC 5118 with the verdict it deserves.</summary>
public class TortureTests
{
    public static TheoryData<string> Names => [.. Everything.Keys];

    private static readonly Dictionary<string, TortureMessage> Everything = new[] { Rfc4475Valid.All, Rfc4475Invalid.All, Rfc5118.All }
        .SelectMany(all => all)
        .ToDictionary(each => each.Name);

    [Fact]
    public void All_forty_nine_are_here() => Assert.Equal(49, Rfc4475Valid.All.Length + Rfc4475Invalid.All.Length);

    [Theory]
    [MemberData(nameof(Names))]
    public void Verdict(string name)
    {
        TortureMessage torture = Everything[name];
        bool good = SipParser.TryParse(torture.Bytes, SipParseLimits.Default, out SipMessage? message, out SipParseError error);
        int verdict =
            good ? 0
            : message == null || error.Answer == 0 ? -1
            : error.Answer;
        Assert.True(verdict == torture.Verdict, $"{torture.Verdict} expected, was {verdict} ({error.Reason}: {error.Text})");
    }

    [Fact]
    public void The_tortuous_invite_is_read_as_meant()
    {
        Assert.True(SipParser.TryParse(Everything["wsinv"].Bytes, SipParseLimits.Default, out SipMessage? invite, out _));
        Assert.Equal(SipMethod.Invite, invite.Method);
        Assert.Equal(("98asjd8", "1918181833n"), (invite.FromTag, invite.ToTag));
        Assert.Equal((9u, 68), (invite.CSeq, invite.MaxForwards));
        int vias = 0;
        foreach (ReadOnlySpan<byte> _ in invite.Values(HeaderName.Via))
        {
            vias++;
        }
        Assert.Equal(3, vias);
    }

    [Fact]
    public void A_method_is_what_it_says_not_what_it_unescapes_to()
    {
        Assert.True(SipParser.TryParse(Everything["esc02"].Bytes, SipParseLimits.Default, out SipMessage? message, out _));
        Assert.Equal(SipMethod.Unknown, message.Method);
    }

    [Fact]
    public void Octets_after_the_message_in_a_datagram_are_not_part_of_it()
    {
        Assert.True(SipParser.TryParse(Everything["dblreq"].Bytes, SipParseLimits.Default, out SipMessage? message, out _));
        Assert.Equal(SipMethod.Register, message.Method);
        Assert.False(message.HasBody);
    }
}

namespace Tandem.Core.Tests.Events;

using Tandem.Core.Contract;

/// <summary>Names of parties and origins are what they were, whoever makes and reads them.</summary>
public class OriginTests
{
    [Theory]
    [InlineData(CallOriginKind.Extension, "1001", "extension:1001")]
    [InlineData(CallOriginKind.Trunk, "a:b", "trunk:a:b")]
    [InlineData(CallOriginKind.Dial, "1001", "dial:1001")]
    [InlineData(CallOriginKind.Number, "+8613800138000", "number:+8613800138000")]
    [InlineData(CallOriginKind.Callback, "+8657126200671", "callback:+8657126200671")]
    [InlineData(CallOriginKind.Campaign, "7", "campaign:7")]
    [InlineData(CallOriginKind.Standing, "", "standing:")]
    public void An_origin_is_a_word_and_a_name(CallOriginKind kind, string name, string text)
    {
        Assert.Equal(text, new CallOrigin(kind, name).ToString());
        Assert.Equal(new CallOrigin(kind, name), CallOrigin.Read(text));
    }

    [Fact]
    public void Every_kind_has_a_word_and_what_is_none_stays_as_it_is()
    {
        foreach (CallOriginKind kind in Enum.GetValues<CallOriginKind>().Where(kind => kind != CallOriginKind.Unknown))
        {
            Assert.Equal(kind, CallOrigin.Read(CallOrigin.Of(kind, 1).ToString()).Kind);
        }
        Assert.All(["", "trunk", "trunks:x", "fax:1"], text => Assert.Equal(text, CallOrigin.Read(text).ToString()));
        Assert.All(["", "trunk", "trunks:x", "fax:1"], text => Assert.Equal(CallOriginKind.Unknown, CallOrigin.Read(text).Kind));
    }

    [Fact]
    public void A_party_is_an_extension_or_a_trunk()
    {
        Assert.Equal(("extension:1001", "trunk:city"), (PartyName.Extension("1001"), PartyName.Trunk("city")));
        Assert.Equal(
            ("1001", "", "", "city"),
            (
                PartyName.ExtensionIn("extension:1001"),
                PartyName.TrunkIn("extension:1001"),
                PartyName.ExtensionIn("trunk:city"),
                PartyName.TrunkIn("trunk:city")
            )
        );
    }
}

namespace Tandem.Simulation.Tests;

using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.TestKit.Simulation;

/// <summary>What an extension's call authority does to calls on the wire: asked by its phone and through the API, refused before anything rings outside.</summary>
public class DialAuthorityTests
{
    private const string Local = "51234567";
    private const string National = "02151234567";
    private const string Abroad = "0090055512345";

    [Theory]
    [InlineData(CallAuthority.Inside, "2002", true)]
    [InlineData(CallAuthority.Inside, Local, false)]
    [InlineData(CallAuthority.Local, Local, true)]
    [InlineData(CallAuthority.Local, National, false)]
    [InlineData(CallAuthority.National, National, true)]
    [InlineData(CallAuthority.National, Abroad, false)]
    [InlineData(CallAuthority.All, Abroad, true)]
    public void A_phone_dials_as_far_as_its_authority_goes_and_the_api_no_further(CallAuthority authority, string number, bool may)
    {
        Studio studio = new();
        UserChange change = new() { Rights = new RightsChange { CallAuthority = authority } };
        Assert.True(studio.Ask(new UpdateUser(1, change)).IsOk);
        char called = number == "2002" ? 'C' : 'P';

        studio.Do('A', (phone, now) => phone.Call(number, now));
        studio.Run(2);
        Assert.Equal((may ? 1 : 0, may ? 1 : 0), (studio.PhoneOf('A').Lines.Count, studio.PhoneOf(called).Lines.Count));
        HangUp(studio);

        Outcome outcome = studio.Ask(new Dial("2001", null, number));
        studio.Run(4);
        Assert.Equal(may ? OutcomeCode.Ok : OutcomeCode.Forbidden, outcome.Code);
        Assert.Equal((may ? 1 : 0, may ? 1 : 0), (studio.PhoneOf('A').Lines.Count, studio.PhoneOf(called).Lines.Count));
        Assert.Null(studio.Finish());
    }

    private static void HangUp(Studio studio)
    {
        studio.Do(
            'A',
            (phone, now) =>
            {
                foreach (long line in phone.Lines.Select(line => line.Id).ToArray())
                {
                    phone.HangUp(line, now);
                }
            }
        );
        studio.Run(30);
    }
}

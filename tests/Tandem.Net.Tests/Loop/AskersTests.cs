namespace Tandem.Net.Tests.Loop;

using Tandem.Core.Contract.Commands;
using Tandem.Net.Loop;

public class AskersTests
{
    [Fact]
    public async Task Each_hears_its_own_answer_once()
    {
        Askers askers = new(2);
        long first = askers.Ask(out Task<Outcome> one);
        long second = askers.Ask(out Task<Outcome> two);
        askers.Answer(second, new Outcome(OutcomeCode.NotFound));
        askers.Answer(second, Outcome.Ok);
        Assert.Equal(OutcomeCode.NotFound, (await two).Code);
        Assert.False(one.IsCompleted);
        askers.Answer(first, Outcome.Ok);
        Assert.True((await one).IsOk);
        Assert.Equal(0, askers.Count);
    }

    [Fact]
    public async Task One_past_the_limit_is_refused_until_another_is_answered()
    {
        Askers askers = new(1);
        long first = askers.Ask(out _);
        Assert.Equal(0, askers.Ask(out Task<Outcome> refused));
        Assert.Equal(OutcomeCode.Overloaded, (await refused).Code);
        askers.Fail(first);
        Assert.NotEqual(0, askers.Ask(out _));
    }

    [Fact]
    public async Task At_the_end_all_are_answered_and_no_one_is_taken()
    {
        Askers askers = new(10);
        askers.Ask(out Task<Outcome> one);
        askers.Stop();
        Assert.Equal(OutcomeCode.Overloaded, (await one).Code);
        Assert.Equal(0, askers.Ask(out Task<Outcome> late));
        Assert.Equal(OutcomeCode.Overloaded, (await late).Code);
    }
}

using Tandem.TestKit.Measures;

namespace Tandem.Foundation.Tests;

public sealed class HandoffTests
{
    private const int Posters = 3;
    private const int Each = 20_000;

    [Fact]
    public async Task What_many_post_is_taken_once_and_in_the_order_of_each()
    {
        Handoff<(int Poster, int Number)> handoff = new();
        Task[] posting =
        [
            .. Enumerable
                .Range(0, Posters)
                .Select(poster =>
                    Task.Run(() =>
                    {
                        for (int i = 0; i < Each; i++)
                        {
                            handoff.Post((poster, i));
                        }
                    })
                ),
        ];
        List<(int Poster, int Number)> taken = [];
        while (taken.Count < Posters * Each)
        {
            bool isLast = Task.WhenAll(posting).IsCompleted;
            handoff.TakeAll(taken);
            Assert.False(isLast && taken.Count < Posters * Each, $"{taken.Count} of {Posters * Each} came");
        }
        await Task.WhenAll(posting);
        for (int poster = 0; poster < Posters; poster++)
        {
            Assert.Equal(Enumerable.Range(0, Each), taken.Where(item => item.Poster == poster).Select(item => item.Number));
        }
        Assert.Equal(0, handoff.Count);
    }

    [Fact]
    public void Its_nodes_go_round()
    {
        Handoff<long> handoff = new();
        List<long> taken = new(64);
        Assert.Equal(0, Allocation.Of(() => Round(handoff, taken)));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (long)i), taken);
        Assert.True(handoff.Post(1));
        Assert.False(handoff.Post(2));
    }

    private static void Round(Handoff<long> handoff, List<long> taken)
    {
        taken.Clear();
        for (int i = 0; i < 40; i++)
        {
            handoff.Post(i);
        }
        handoff.TakeAll(taken);
    }
}

namespace Tandem.Net.Tests.Interop;

using System.IO.Pipes;
using Tandem.Net.Interop;
using Tandem.Net.Tests.Rig;

public class PollerTests
{
    [Fact]
    public void A_ring_before_the_wait_is_heard_once()
    {
        using Poller poller = new();
        poller.Ring();
        poller.Ring();
        Assert.Equal(1, poller.Wait(Patience.LongMillis));
        Assert.Equal(Poller.Bell, poller.Tag(0));
        poller.Heard();
        Assert.Equal(0, poller.Wait(0));
        poller.Ring();
        Assert.Equal(1, poller.Wait(Patience.LongMillis));
    }

    [Fact]
    public void Ringing_after_the_end_writes_to_no_one()
    {
        Poller poller = new();
        poller.Dispose();
        // The lowest free numbers are given out first: most likely the pipe has now what the poller had.
        using AnonymousPipeServerStream from = new(PipeDirection.In);
        using AnonymousPipeClientStream to = new(PipeDirection.Out, from.ClientSafePipeHandle);
        poller.Ring();
        poller.Dispose();
        to.WriteByte(42);
        byte[] read = new byte[16];
        Assert.Equal(1, from.Read(read, 0, read.Length));
        Assert.Equal(42, read[0]);
    }

    [Fact]
    public async Task Nothing_posted_is_lost_between_two_threads()
    {
        const int Items = 200_000;
        using Poller poller = new();
        Inbox<int> inbox = new(poller);
        Task<int> reader = Task.Run(() =>
        {
            int next = 0;
            while (next < Items)
            {
                if (poller.Wait(Patience.LongMillis) == 0)
                {
                    return next;
                }
                poller.Heard();
                foreach (int item in inbox.Take())
                {
                    Assert.Equal(next++, item);
                }
            }
            return next;
        });
        for (int i = 0; i < Items; i++)
        {
            inbox.Post(i);
        }
        Assert.Equal(Items, await reader.InTime());
    }
}

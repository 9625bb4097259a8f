namespace Tandem.Server.Tests.Udesk.Calling;

using System.Text.Json;
using Tandem.Phones;
using static Tandem.Server.Tests.Udesk.Calling.UdeskFloor;

/// <summary>A queue's strategies in the document's words, on calls.</summary>
public sealed class StrategyTests(UdeskFloor floor) : IClassFixture<UdeskFloor>
{
    [Fact]
    public async Task Calls_go_round_in_the_order_of_todays_sign_in()
    {
        await SetAsync(0);
        // Enrolled in one order, signed in in another; who comes back keeps his place.
        Seat[] order = [floor.Seats[2], floor.Seats[0], floor.Seats[1]];
        foreach (Seat seat in order)
        {
            await floor.SignInAsync(seat);
        }
        await floor.SignOutAsync(order[0]);
        await floor.SignInAsync(order[0]);
        Seat[] answerers = await AnswerersAsync(5);
        Assert.Equal([.. order, order[0], order[1]], answerers);
        await ShowsAsync("round-robin", 0);
        await OutAsync();
    }

    [Fact]
    public async Task Who_has_answered_fewest_today_is_first_whenever_he_has_signed_in()
    {
        await SetAsync(1);
        await floor.SignInAsync(floor.Seats[0]);
        Seat first = floor.Seats[0];
        Seat[] alone = await AnswerersAsync(2);
        Assert.Equal([first, first], alone);
        // Signing in anew does not wipe out what he has answered today.
        await floor.SignOutAsync(first);
        await floor.SignInAsync(first);
        await floor.SignInAsync(floor.Seats[1]);
        Seat[] next = await AnswerersAsync(2);
        Assert.Contains(floor.Seats[1], next);
        await ShowsAsync("agent-with-fewest-calls", 1);
        await OutAsync();
    }

    private Task<JsonElement> SetAsync(int strategy) =>
        floor.Client.ResultAsync("PUT", "queues", $$"""{ "QueueId": "{{floor.Queue}}", "Strategy": {{strategy}} }""");

    private async Task ShowsAsync(string name, int number)
    {
        JsonElement queue = (await floor.Client.ResultAsync("GET", "queues")).GetProperty("Queues")[0];
        Assert.Equal(number, queue.GetProperty("Strategy").GetInt32());
        string native = (await floor.Server.GetAsync($"/v1/queues/{floor.Queue}")).Value("strategy");
        Assert.Equal($"{name}-today", native);
    }

    private async Task OutAsync()
    {
        foreach (Seat seat in floor.Seats)
        {
            await floor.SignOutAsync(seat);
        }
    }

    // Calls one after the other, and who answered them.
    private async Task<Seat[]> AnswerersAsync(int calls)
    {
        List<Seat> answerers = [];
        for (int i = 0; i < calls; i++)
        {
            floor.Marks();
            floor.Outside.Call(Relay);
            JsonElement told = await floor.ToldAsync("dequeue_succ");
            string agent = Text(told.GetProperty("data"), "AgentId");
            string call = Text(told.GetProperty("data"), "CallId");
            await floor.Outside.WaitAsync<PhoneUp>();
            floor.Outside.HangUp();
            await floor.ToldAsync("general_hangup", data => Text(data, "CallId") == call);
            answerers.Add(floor.Seats.Single(seat => seat.Agent == agent));
        }
        return [.. answerers];
    }
}

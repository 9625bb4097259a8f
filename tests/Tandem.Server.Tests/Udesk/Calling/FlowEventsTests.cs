namespace Tandem.Server.Tests.Udesk.Calling;

using System.Text.Json;
using Tandem.Phones;
using static Tandem.Server.Tests.Udesk.Calling.UdeskFloor;

/// <summary>The events of callers in flows.</summary>
public sealed class FlowEventsTests(UdeskFloor floor) : IClassFixture<UdeskFloor>
{
    private const string Number = "057126200680";

    private const string Nodes = """
        { "id": "start", "type": "start", "exits": { "next": "greet" } },
        { "id": "greet", "type": "play", "prompts": [{ "tone": "%(200,0,440)" }], "exits": { "next": "menu" } },
        { "id": "menu", "type": "collect", "max": 2, "exits": { "next": "words", "timeout": "bye", "invalid": "bye" } },
        { "id": "words", "type": "speech", "longest": 1, "exits": { "next": "mail" } },
        { "id": "mail", "type": "voicemail", "box": "9415", "exits": { "next": "bye" } },
        { "id": "bye", "type": "hang-up" }
        """;

    [Fact]
    public async Task What_a_caller_hears_presses_says_and_leaves_is_told()
    {
        await floor.LeadAsync(Number, "welcome", Nodes);
        floor.Marks();
        floor.Outside.Call(Number);
        JsonElement played = await DataAsync("play_succ");
        Assert.Equal((Customer, Number, "greet"), (Text(played, "Caller"), Text(played, "Called"), Text(played, "Node")));
        floor.Outside.Press('4');
        floor.Outside.Press('2');
        JsonElement keys = await DataAsync("dtmf_gather_succ");
        Assert.Equal(("42", "menu"), (Text(keys, "Dtmf"), Text(keys, "Node")));
        JsonElement words = await DataAsync("asr_gather_succ");
        Assert.Equal(("我要退货", 93, "words"), (Text(words, "Text"), words.GetProperty("Confidence").GetInt32(), Text(words, "Node")));
        // Then he leaves a message, until he presses a key.
        await floor.ToldOfNodeAsync("mail");
        floor.Outside.Press('#');
        JsonElement mail = await DataAsync("voice_mail_succ");
        Assert.Equal("9415", Text(mail, "Box"));
        (await floor.Server.GetAsync($"/v1/voicemails/{Text(mail, "RecordId")}")).Is(200);
        await floor.Outside.WaitAsync<PhoneDown>();
        // Each key is no event of its own while a flow collects them.
        Assert.Single(floor.Told("dtmf_gather_succ"), each => Text(each.GetProperty("data"), "Node") == "menu");
        Assert.Single(floor.Told("play_succ"));
    }

    private async Task<JsonElement> DataAsync(string name)
    {
        JsonElement told = await floor.ToldAsync(name);
        EventBodies.AssertLike(told);
        return told.GetProperty("data");
    }
}

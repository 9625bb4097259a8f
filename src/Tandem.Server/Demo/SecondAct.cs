namespace Tandem.Server.Demo;

using System.Text.Json;
using Tandem.Foundation;
using Tandem.Net.Phones;
using Tandem.Phones;
using Tandem.Server.Hosting;
using Tandem.Server.Words;

/// <summary>
/// A campaign calls ten numbers through a flow (IVR): whoever answers hears a tone, presses 1 and talks with an agent. A server of somebody else's is told of
/// each call by two webhooks, and one call is shown as four APIs tell it.
/// </summary>
internal sealed class SecondAct(ServerHost host, PhoneRig rig, IReadOnlyList<DemoPhone> agents) : IDisposable
{
    private const int Numbers = 10;
    private const int LinesAtOnce = 3;
    private const string Shown = "01088886666";
    private const string MeiqiaEvent = "cdr.hangup";
    private const string UdeskEvent = "general_hangup";

    private const string Menu = """
        { "name": "greeting", "nodes": [
          { "id": "start", "type": "start", "exits": { "next": "menu" } },
          { "id": "menu", "type": "collect", "max": 1, "prompts": [{ "tone": "%(400,0,700)" }], "exits": { "1": "sales", "timeout": "sales", "invalid": "bye" } },
          { "id": "sales", "type": "queue", "queue": "sales", "exits": { "answered": "bye", "timeout": "bye", "next": "bye" } },
          { "id": "bye", "type": "hang-up" } ] }
        """;

    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly FourFaces faces = new(host);
    private readonly HashSet<long> pressed = [];
    private DemoPhone callee = null!;

    /// <summary>Whoever the campaign calls, answered by one phone with many lines: made before the phones' thread starts.</summary>
    public void BuildPhone(PhoneConfig config) =>
        callee = new DemoPhone(rig, Loopback, config with { Lines = Numbers, RingFor = TimeSpan.FromMilliseconds(400) });

    public void Dispose() => faces.Dispose();

    /// <summary>Plays it; returns what did not work.</summary>
    public async Task<List<string>> PlayAsync(CancellationToken cancel)
    {
        Console.WriteLine(
            Texts.Say(
                $"Second act: a campaign calls {Numbers} numbers, an IVR asks for a key, agents talk; a webhook receiver is told",
                $"第二幕：外呼活动拨打 {Numbers} 个号码，经 IVR 按键后由坐席通话；另有服务器接收事件推送"
            )
        );
        await using HookListener hooks = await HookListener.StartAsync(Loopback);
        string campaign = await PrepareAsync(hooks, cancel);
        await NativeAsync($"/v1/campaigns/{campaign}/start", null, cancel);
        await Waiting.UntilAsync(async () => await DoneAsync(campaign, cancel) == Numbers && host.Node.Counts.Calls == 0, Patience, cancel);
        await Waiting.UntilAsync(() => hooks.Told(MeiqiaEvent) >= Numbers && hooks.Told(UdeskEvent) >= Numbers, Patience, cancel);
        return await JudgeAsync(hooks, cancel);
    }

    private async Task<string> PrepareAsync(HookListener hooks, CancellationToken cancel)
    {
        string peer = $"{callee.Phone.Config.Local}";
        await NativeAsync(
            "/v1/trunks",
            new
            {
                name = "mobile",
                peers = new[] { peer },
                priority = 1,
            },
            cancel
        );
        await faces.NativeAsync(HttpMethod.Put, $"/v1/numbers/{Shown}", new { name = "campaign" }, cancel);
        JsonElement flow = await NativeAsync("/v1/flows", JsonElement.Parse(Menu), cancel);
        await NativeAsync($"/v1/flows/{flow.GetProperty("id")}/publish", null, cancel);
        JsonElement told = await NativeAsync(
            "/v1/subscriptions",
            new
            {
                name = "meiqia",
                url = $"{hooks.Url}/meiqia",
                shape = "meiqia",
                types = new[] { MeiqiaEvent },
            },
            cancel
        );
        hooks.Secret = told.GetProperty("secret").GetString()!;
        await faces.SubscribeUdeskAsync($"{hooks.Url}/udesk", UdeskEvent, cancel);
        object always = new
        {
            days = new[] { "mon", "tue", "wed", "thu", "fri", "sat", "sun" },
            from = "00:00",
            to = "24:00",
        };
        JsonElement campaign = await NativeAsync(
            "/v1/campaigns",
            new
            {
                name = "demo",
                flow = "greeting",
                callerNumber = Shown,
                lines = LinesAtOnce,
                hours = new { rows = new[] { always } },
            },
            cancel
        );
        string id = campaign.GetProperty("id").ToString();
        object[] numbers = [.. Enumerable.Range(0, Numbers).Select(i => new { number = $"1390000{i:0000}" })];
        await NativeAsync($"/v1/campaigns/{id}/numbers", new { numbers }, cancel);
        return id;
    }

    private async Task<int> DoneAsync(string campaign, CancellationToken cancel)
    {
        PressKeys();
        JsonElement figures = await faces.NativeAsync(HttpMethod.Get, $"/v1/campaigns/{campaign}/figures", null, cancel);
        return figures.GetProperty("numbersDone").EnumerateObject().Sum(outcome => outcome.Value.GetInt32());
    }

    // Each who hears the flow presses 1, once.
    private void PressKeys() =>
        rig.Do(
            callee.Phone,
            (phone, now) =>
            {
                foreach (
                    PhoneLine line in phone.Lines.Where(line => line is { IsUp: true, PacketsIn: > 5 } && pressed.Add(line.Id)).ToArray()
                )
                {
                    phone.PressByInfo(line.Id, '1', now);
                }
            }
        );

    private async Task<List<string>> JudgeAsync(HookListener hooks, CancellationToken cancel)
    {
        JsonElement all = await faces.NativeAsync(HttpMethod.Get, $"/v1/call-records?direction=outbound&own={Shown}", null, cancel);
        JsonElement[] records = [.. all.GetProperty("callRecords").EnumerateArray()];
        JsonElement[] answered = [.. records.Where(record => record.GetProperty("state").GetString() == "answered")];
        List<string> problems = [];
        Expect(
            problems,
            answered.Length == Numbers,
            $"{answered.Length} of {Numbers} called reached an agent",
            $"{Numbers} 个被叫中只有 {answered.Length} 个接通坐席"
        );
        int heard = callee.Heard.Count(tone => agents.Any(agent => agent.Phone.Config.ToneHz == tone));
        Expect(problems, heard == Numbers, $"{heard} of {Numbers} called heard an agent", $"{Numbers} 个被叫中只有 {heard} 个听到坐席");
        (int meiqia, int udesk) = (hooks.Told(MeiqiaEvent), hooks.Told(UdeskEvent));
        Expect(
            problems,
            meiqia >= Numbers && udesk >= Numbers && hooks.Forged == 0,
            $"webhooks: {meiqia} and {udesk} of {Numbers}, {hooks.Forged} signed wrongly",
            $"事件推送：{Numbers} 个中收到 {meiqia} 与 {udesk} 个，{hooks.Forged} 个签名错误"
        );
        if (answered.Length > 0 && hooks.Of(UdeskEvent, answered[0].GetProperty("call").GetString()!) is { } event_)
        {
            string call = answered[0].GetProperty("call").GetString()!;
            SideBySide table = new(
                answered[0],
                await faces.MeiqiaAsync(call, cancel),
                await faces.UcccAsync(call, cancel),
                event_.GetProperty("data")
            );
            table.Write(Console.Out);
            problems.AddRange(table.Problems());
        }
        return problems;
    }

    private static void Expect(List<string> problems, bool holds, string english, string chinese)
    {
        if (!holds)
        {
            problems.Add(Texts.Say(english, chinese));
        }
    }

    private Task<JsonElement> NativeAsync(string path, object? body, CancellationToken cancel) =>
        faces.NativeAsync(HttpMethod.Post, path, body, cancel);
}

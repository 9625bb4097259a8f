namespace Tandem.Server.CommandLine;

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tandem.Server.Words;

/// <summary><c>tandem webhooks</c>: what is sent to subscribers, of a running server, through its native API.</summary>
internal static class WebhooksCommand
{
    public static Command Make() =>
        new("webhooks", Texts.Say("What is sent to subscribers, of a running server", "查看与重发运行中服务器的事件推送"))
        {
            MakeList(),
            MakeDeliveries(),
            MakeDead(),
            MakeReplay(),
            MakeTry(),
        };

    private static Command MakeList()
    {
        Command command = new("list", Texts.Say("All subscriptions and how they are doing", "列出全部订阅及其状态"));
        return RunningServerOptions.Ask(
            command,
            async (result, server, cancel) =>
                WebhookTables.WriteSubscriptions(await server.GetAsync("/v1/subscriptions", cancel), Console.Out)
        );
    }

    private static Command MakeDeliveries()
    {
        Argument<int> id = Id();
        Option<bool> failed = new("--failed") { Description = Texts.Say("Only those that were not taken", "仅显示失败的") };
        Option<int> limit = new("--limit") { Description = Texts.Say("How many", "条数"), DefaultValueFactory = _ => 50 };
        Command command = new("deliveries", Texts.Say("What was tried, newest first", "投递记录，最新在前")) { id, failed, limit };
        return RunningServerOptions.Ask(
            command,
            async (result, server, cancel) =>
            {
                string query = string.Create(
                    CultureInfo.InvariantCulture,
                    $"failed={(result.GetValue(failed) ? "true" : "false")}&limit={result.GetValue(limit)}"
                );
                JsonElement page = await server.GetAsync($"/v1/subscriptions/{result.GetValue(id)}/deliveries?{query}", cancel);
                WebhookTables.WriteDeliveries(page, Console.Out);
            }
        );
    }

    private static Command MakeDead()
    {
        Argument<int> id = Id();
        Command command = new("dead", Texts.Say("What was given up after three days", "三天后放弃的事件")) { id };
        return RunningServerOptions.Ask(
            command,
            async (result, server, cancel) =>
                WebhookTables.WriteDead(
                    await server.GetAsync($"/v1/subscriptions/{result.GetValue(id)}/dead?limit=1000", cancel),
                    Console.Out
                )
        );
    }

    private static Command MakeReplay()
    {
        Argument<int> id = Id();
        Option<long?> one = new("--event") { Description = Texts.Say("One event", "单个事件") };
        Option<long?> first = new("--first") { Description = Texts.Say("The first of a range", "范围内的首个事件") };
        Option<long?> last = new("--last")
        {
            Description = Texts.Say("Its last; up to now when not given", "范围内的末个事件；缺省到当前"),
        };
        Option<bool> dead = new("--dead") { Description = Texts.Say("All that were given up", "全部已放弃的事件") };
        Command command = new(
            "replay",
            Texts.Say("Sends again: one event, a range, or all that were given up", "重发：单个事件、一段范围或全部已放弃的")
        )
        {
            id,
            one,
            first,
            last,
            dead,
        };
        return RunningServerOptions.Ask(
            command,
            async (result, server, cancel) =>
            {
                Dictionary<string, object?> order = new()
                {
                    ["event"] = result.GetValue(one),
                    ["first"] = result.GetValue(first),
                    ["last"] = result.GetValue(last),
                    ["dead"] = result.GetValue(dead) ? true : null,
                };
                await server.PostAsync(
                    $"/v1/subscriptions/{result.GetValue(id)}/replay",
                    order.Where(each => each.Value is not null).ToDictionary(),
                    cancel
                );
                Console.WriteLine(Texts.Say("begun; see deliveries", "已开始；结果见 deliveries"));
            }
        );
    }

    private static Command MakeTry()
    {
        Argument<int> id = Id();
        Command command = new("try", Texts.Say("Tries at once what waits to be tried again", "立即重试等待中的投递")) { id };
        return RunningServerOptions.Ask(
            command,
            (result, server, cancel) => server.PostAsync($"/v1/subscriptions/{result.GetValue(id)}/try", null, cancel)
        );
    }

    private static Argument<int> Id() => new("subscription") { Description = Texts.Say("Its id", "订阅的 id") };
}

namespace Tandem.Server.Tests.Behaviour.Truth;

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Server.Tests.Rig;
using Tandem.TestKit.Http;

/// <summary>
/// Five calls of each of eighteen kinds: what the phones saw and heard is compared, field by field, with what the native API, Meiqia (list and webhook), UCCC
/// and Udesk's event say of the call, and with the leg that XSwitch showed.
/// </summary>
public sealed class OneTruthTests(TruthFloor floor) : IClassFixture<TruthFloor>
{
    private const int Repeats = 5;
    private const int FirstPackets = 8;
    private const int MillisPerPacket = 20;

    /// <summary>Packets that were on their way when they were joined or parted.</summary>
    private const int Underway = 160;

    private static readonly Dictionary<string, string> MeiqiaStates = new()
    {
        ["not_routed"] = "ivr",
        ["abandoned"] = "队列放弃",
        ["not_answered"] = "振铃未接",
        ["caller_missed"] = "主叫未接",
        ["callee_missed"] = "被叫未接",
        ["answered"] = "接听",
    };

    private static readonly Dictionary<string, string> MeiqiaEnders = new()
    {
        ["agent"] = "客服",
        ["customer"] = "顾客",
        ["system"] = "系统",
    };

    public static TheoryData<string> Kinds => [.. Scripts.Names];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task All_faces_say_what_the_phones_saw_of_a_call_that(string kind)
    {
        for (int i = 0; i < Repeats; i++)
        {
            await floor.ResetAsync();
            Seen seen = await new Scripts(floor, FirstPackets + 7 * i).PlayAsync(kind);
            JsonElement record = await floor.RecordAsync();
            string call = Text(record, "call");
            AssertNative(seen, record);
            JsonElement row = await MeiqiaAsync(call);
            AssertMeiqia(seen, record, row);
            await AssertWebhookAsync(call, row);
            AssertUccc(seen, record, await UcccAsync(call));
            AssertUdesk(seen, record, (await floor.ToldAsync("general_hangup", call)).Body.GetProperty("data"));
            if (seen.Leg.Length > 0)
            {
                await AssertLegAsync(call, seen);
            }
        }
    }

    private static void AssertNative(Seen seen, JsonElement record)
    {
        Assert.Equal(
            (seen.Direction, seen.State, "+8613800138000", Inner(seen.Own), seen.Ender, seen.SalesCode, seen.UserData),
            (
                Text(record, "direction"),
                Text(record, "state"),
                Text(record, "customer"),
                Text(record, "own"),
                Text(record, "endedBy"),
                Text(record, "salesCode"),
                Text(record, "userData")
            )
        );
        Assert.Equal(
            (seen.Agent?.Id ?? 0, seen.Agent?.Login ?? "", seen.Queued ? TruthFloor.Queue : ""),
            (record.GetProperty("agentId").GetInt32(), Text(record, "agent"), Text(record, "queue"))
        );
        seen.Began.Holds(Moment(record, "start")!.Value, "start");
        seen.Ended.Holds(Moment(record, "end")!.Value, "end");
        Assert.Equal(seen.Answered is null, Moment(record, "answer") is null);
        seen.Answered?.Holds(Moment(record, "answer")!.Value, "answer");
        long talk = record.GetProperty("talkMillis").GetInt64();
        Assert.True(talk >= seen.Packets * MillisPerPacket - Underway, $"talked {talk} ms, heard {seen.Packets} packets");
        if (seen.Answered is { } answered)
        {
            Assert.True(talk <= (seen.Ended.To - answered.From).TotalMilliseconds, $"talked {talk} ms");
        }
        else
        {
            Assert.Equal(0, talk);
        }
    }

    private static void AssertMeiqia(Seen seen, JsonElement record, JsonElement row)
    {
        (DateTimeOffset start, DateTimeOffset end) = (Moment(record, "start")!.Value, Moment(record, "end")!.Value);
        Assert.Equal(
            (
                MeiqiaStates[seen.State],
                seen.Direction == "inbound" ? "来电" : "外呼",
                MeiqiaEnders[seen.Ender],
                TruthFloor.Customer,
                seen.Own
            ),
            (
                Text(row, "states"),
                Text(row, "call_type"),
                Text(row, "hangup_disposition"),
                Text(row, "customer_phone"),
                Text(row, "trunk_number")
            )
        );
        Assert.Equal(
            (seen.Agent?.Id ?? 0, seen.Agent?.Extension ?? "", seen.State == "answered" ? "SIP话机" : "", seen.UserData),
            (row.GetProperty("agent_id").GetInt32(), Text(row, "agent_phone"), Text(row, "answer_way"), Text(row, "user_data"))
        );
        Assert.Equal((Seconds(start), Seconds(end)), (Text(row, "start_time"), Text(row, "end_time")));
        Assert.Equal(
            (Rounded(record.GetProperty("talkMillis").GetInt64()), Rounded(record.GetProperty("queueMillis").GetInt64())),
            (Number(row, "customer_duration"), Number(row, "queue_wait_time"))
        );
        AssertBetween(start, end, Number(row, "duration"));
        AssertBetween(start, Moment(record, "answer") ?? end, Number(row, "wait_time"));
    }

    // The moments were cut to milliseconds, each by itself, and so was not what the seconds were rounded from.
    private static void AssertBetween(DateTimeOffset from, DateTimeOffset to, long seconds)
    {
        double millis = (to - from).TotalMilliseconds;
        Assert.InRange(seconds, Rounded(millis - 1), Rounded(millis + 1));
    }

    // The webhook's record is the list's row, signed in the two ways that the vendor's page names.
    private async Task AssertWebhookAsync(string call, JsonElement row)
    {
        (JsonElement told, ReceivedRequest request) = await floor.ToldAsync("cdr.hangup", call);
        Assert.Equal(["id", "event", "enterprise_token", "created_at", "cdr"], told.EnumerateObject().Select(each => each.Name));
        Assert.True(JsonElement.DeepEquals(row, told.GetProperty("cdr")), $"{row}\n{told}");
        byte[] signed = Encoding.UTF8.GetBytes(request.Body + floor.Secret);
        string signature = Convert.ToHexStringLower(SHA1.HashData(signed));
        Assert.Equal((signature, signature), (Header(request, "Meiqia-Signature"), Header(request, "Meiqia-Sign")));
    }

    private static void AssertUccc(Seen seen, JsonElement record, JsonElement call)
    {
        bool isInbound = seen.Direction == "inbound";
        Assert.Equal(
            (isInbound ? TruthFloor.Customer : seen.Own, isInbound ? seen.Own : TruthFloor.Customer, seen.Agent?.Id ?? 0, seen.SalesCode),
            (Text(call, "callerNumber"), Text(call, "calleeNumber"), call.GetProperty("agentId").GetInt32(), Text(call, "salesmanCode"))
        );
        foreach ((string theirs, string ours) in new[] { ("startTime", "start"), ("answerTime", "answer"), ("endTime", "end") })
        {
            Assert.Equal(record.GetProperty(ours).GetString(), call.GetProperty(theirs).GetString());
        }
        Assert.Equal($"{Rounded(record.GetProperty("talkMillis").GetInt64())}", Text(call, "duration"));
        string cost = record.GetProperty("cost").GetDecimal().ToString("0.00", CultureInfo.InvariantCulture);
        Assert.Equal(cost, Text(call, "cost"));
        Assert.Equal(seen is { Direction: "outbound", Answered: not null }, cost != "0.00");
    }

    private static void AssertUdesk(Seen seen, JsonElement record, JsonElement data)
    {
        bool isInbound = seen.Direction == "inbound";
        Assert.Equal(isInbound ? TruthFloor.Customer : Text(data, "Caller"), Text(data, "Caller"));
        Assert.Equal(isInbound ? seen.Own : TruthFloor.Customer, Text(data, "Called"));
        Assert.Equal(Text(record, "cause"), Text(data, "HangupCause"));
        Assert.Equal(Moment(record, "start")!.Value.ToUnixTimeMilliseconds(), data.GetProperty("StartTime").GetInt64());
        // One by the wall clock, the other by what the monotonic one has counted since the beginning.
        Assert.InRange(data.GetProperty("EndTime").GetInt64() - Moment(record, "end")!.Value.ToUnixTimeMilliseconds(), -20, 20);
        long answered = data.GetProperty("AnswerTime").GetInt64();
        Assert.Equal(seen.Answered is null, answered == 0);
        if (seen.Answered is { } between)
        {
            between.Holds(DateTimeOffset.FromUnixTimeMilliseconds(answered), "AnswerTime");
        }
    }

    private async Task AssertLegAsync(string call, Seen seen)
    {
        JsonElement legs = (await floor.Server.GetAsync($"/v1/records?call={call}")).Is(200).Json.GetProperty("records");
        JsonElement leg = legs.EnumerateArray().Single(each => Text(each, "leg") == seen.Leg);
        Assert.Equal((seen.Agent!.Id, $"extension:{seen.Agent.Extension}"), (leg.GetProperty("agentId").GetInt32(), Text(leg, "party")));
    }

    private async Task<JsonElement> MeiqiaAsync(string call)
    {
        string token = floor.Server.Host.Tenants[0].Credentials["meiqia", "accessToken"];
        string path = "/unified-api/call/openapi/ent/v1/records";
        Reply found = await floor.Server.PostAsync(path, $$"""{ "call_uuid": "{{call}}" }""", token);
        return Assert.Single(found.Is(200).Json.GetProperty("data").EnumerateArray());
    }

    private async Task<JsonElement> UcccAsync(string call)
    {
        var own = floor.Server.Host.Tenants[0].Credentials;
        string path = $"/api/v31/tserver/tenants/{own["uccc", "tenantId"]}/calls/{call}";
        return (await floor.Server.SendAsync("GET", path, null, own["uccc", "accessToken"])).Is(200).Json;
    }

    private static string Header(ReceivedRequest request, string name) =>
        request.Headers.First(each => string.Equals(each.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static long Number(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    private static DateTimeOffset? Moment(JsonElement of, string name) =>
        of.GetProperty(name).GetString() is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Seconds(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static long Rounded(double millis) => (long)Math.Floor(millis / 1_000 + 0.5);

    private static string Inner(string national) => $"+86{national.TrimStart('0')}";
}

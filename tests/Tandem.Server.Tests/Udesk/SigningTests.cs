namespace Tandem.Server.Tests.Udesk;

using System.Globalization;
using Tandem.Server.Tests.Rig;

public sealed class SigningTests(LiveServer server) : UdeskTest(server)
{
    [Fact]
    public void A_fresh_application_id_is_a_uuid() => Assert.True(Guid.TryParse(AppId, out _));

    [Fact]
    public async Task Names_of_the_query_may_have_any_case_and_underscores()
    {
        string now = Now();
        IsOk(await Server.GetAsync($"/ccapi/v2/queues?app_id={AppId}&timestamp={now}&SIGN={Sign(now).ToUpperInvariant()}&sid={Sid}", ""));
    }

    [Fact]
    public async Task Seconds_are_a_time_too()
    {
        string now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        IsOk(await Server.GetAsync($"/ccapi/v2/queues?AppId={AppId}&Timestamp={now}&Sign={Sign(now)}&Sid={Sid}", ""));
    }

    [Theory]
    [InlineData(-9, true)]
    [InlineData(9, true)]
    [InlineData(-11, false)]
    [InlineData(11, false)]
    public async Task A_signature_is_good_for_ten_minutes_either_way(int minutes, bool right)
    {
        string then = DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Reply reply = await Server.GetAsync($"/ccapi/v2/queues?AppId={AppId}&Timestamp={then}&Sign={Sign(then)}&Sid={Sid}", "");
        if (right)
        {
            IsOk(reply);
        }
        else
        {
            Fails(reply, 401, "200020");
        }
    }

    [Fact]
    public async Task What_is_wrong_or_missing_lets_nobody_in()
    {
        string now = Now();
        string sign = Sign(now);
        Fails(await Server.GetAsync("/ccapi/v2/agents", ""), 401, "200020");
        Fails(await Server.GetAsync($"/ccapi/v2/agents?AppId={AppId}&Timestamp={now}&Sign={sign}0&Sid={Sid}", ""), 401, "200020");
        Fails(await Server.GetAsync($"/ccapi/v2/agents?AppId={AppId}&Timestamp={now}1&Sign={sign}&Sid={Sid}", ""), 401, "200020");
        Fails(await Server.GetAsync($"/ccapi/v2/agents?AppId={AppId}&Timestamp={now}&Sign={sign}&Sid=x{Sid}", ""), 401, "200020");
        Fails(await Server.GetAsync($"/ccapi/v2/agents?AppId={AppId}&Timestamp=never&Sign={sign}&Sid={Sid}", ""), 401, "200020");
        Fails(await Server.GetAsync($"/ccapi/v2/agents?Timestamp={now}&Sign={sign}&Sid={Sid}", ""), 400, "100017");
        Fails(await Server.GetAsync($"/ccapi/v2/agents?AppId={Guid.NewGuid()}&Timestamp={now}&Sign={sign}&Sid={Sid}", ""), 404, "200001");
        Fails(
            await Server.GetAsync(
                $"/ccapi/v2/agents?AppId={Server.Host.Tenants[1].Credentials["udesk", "appId"]}&Timestamp={now}&Sign={sign}&Sid={Sid}",
                ""
            ),
            404,
            "200001"
        );
    }

    [Fact]
    public async Task What_is_no_json_or_no_interface_says_so()
    {
        Fails(await SendAsync("POST", "agents", """{ "AgentId" = "1" }"""), 400, "100019");
        Fails(await SendAsync("PATCH", "agents", "{}"), 400, "000036");
        Fails(await SendAsync("GET", "nothing"), 400, "000036");
        Fails(await SendAsync("POST", "agents", $$"""{ "AgentId": "{{new string('1', 1_100_000)}}" }"""), 400, "100004");
    }
}

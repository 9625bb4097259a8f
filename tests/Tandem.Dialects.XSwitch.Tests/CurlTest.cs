namespace Tandem.Dialects.XSwitch.Tests;

using System.Diagnostics;
using System.Text.Json;
using Tandem.Core.Contract.Legs;
using Tandem.Dialects.XSwitch.Tests.Host;

/// <summary>
/// The documents' command lines, run by curl as they are printed: flags, quotes, content types and all. Addresses and ids are this server's;
/// <c>{name}</c> in a line stands for one.
/// </summary>
public sealed class CurlTest : DialectTest
{
    private const string Success = """{"code":200,"message":"success"}""";
    private const string Token = "-H \"X-XTRA-AUTH-ID: 62dd0173-4916-4b1c-b958-546e4d7c91fe\"";
    private const string Json = "-H \"Content-Type: application/json\"";

    private readonly Dictionary<string, string> ids = [];

    public static TheoryData<string, string> Lines =>
        new()
        {
            {
                $$"""curl -XPOST {{Token}} {{Json}} -d '{"name":"小樱桃","login":"1234","password":"$VeryGoodPassw0rd","extn":"1234","extn_password":"$VeryGoodPassw0rd","context":"context-1","domain":"192.168.1.100","type":"AGENT"}' {host}/api/users""",
                """{"code":200,"message":"success","data":{"id":"32","extn_id":"20"}}"""
            },
            {
                $$"""curl -XPUT {{Token}} {{Json}} -d '{"auto_record":"0","context":"default","domain":"xswitch.cn","hardware_phone_only":"false","login":"20000","name":"lisi","vm_password":"5555","lag": "2", "simo": "1","status": "On Break","agent_type": "callback","member_wait": "nowait","wrap_up_time": "10","max_no_answer": "30","busy_delay_time": "60","reject_delay_time": "10"}' {host}/api/users/{agent}""",
                """{"data":"{agent}","code":200,"message":"success"}"""
            },
            {
                $$"""curl -XPUT {{Token}} {{Json}} -d '{"id":"{agent}","old_password": "X1234!@#$","password":"$VeryGoodPassw0rd-v2"}' {host}/api/users/change_password""",
                """{"data":"{}","code":200,"message":"success"}"""
            },
            { $$"""curl -0 {{Token}} -XDELETE "{host}/api/users/{agent}" """, """{"code":200,"message":"success","data":"{agent}"}""" },
            { $$"""curl {{Token}} {host}/api/users/{agent}/queue/name""", """[{"name":"welcome_queue_example"},{"name":"测试"}]""" },
            { $$"""curl {{Token}} "{host}/api/queues/members_count/测试" """, """{"queue":"测试","members_count":"0"}""" },
            {
                $$"""curl {{Token}} -d '{"auto_record": "1", "description": "test", "moh_sound": 411, "name": "test2", "strategy": "agent-with-fewest-calls", "template": "default", "cti_template": "callcenter", "type": "callcenter"}' {{Json}} "{host}/api/queues" """,
                """{"code":200,"data":"#","message":"success"}"""
            },
            {
                $$"""curl {{Token}} -d '{"realm": "CC", "k": "announce-sound", "v": "1" }' {{Json}} "{host}/api/queues/{queue}/extra_params" """,
                """{"data":114,"code":200,"message":"success"}"""
            },
            {
                $$"""curl {{Token}} -d '{"realm": "CC", "k": "overflow-capacity-action", "v": "{\"action\":\"transfer\",\"data\":\"1009\"}"}' {{Json}} "{host}/api/queues/{queue}/extra_params" """,
                """{"data":114,"code":200,"message":"success"}"""
            },
            {
                $$"""curl {{Token}} -d '{"realm": "FIFO", "k": "importance", "v": 0}' {{Json}} "{host}/api/queues/{fifo}/extra_params" """,
                """{"data":114,"code":200,"message":"success"}"""
            },
            {
                $$"""curl -XPUT {{Token}} {{Json}} -d '{ "auto_record": "1", "description": "test", "greeting": "{\"media_path\":\"phrase:welcome@xui\"}", "moh_sound": "{\"media_path\":\"phrase:welcome@xui\"}", "strategy": "longest-idle-agent"}' "{host}/api/queues/{queue}" """,
                """{"code":200,"message":"success","data":"{queue}"}"""
            },
            {
                $$"""curl -XPUT {{Token}} {{Json}} -d '{"v":"true","k":"abandoned-resume-allowed"}' "{host}/api/queues/{queue}/extra_params/{resume}" """,
                """{"message":"success","data":"{queue}","code":200}"""
            },
            {
                $$"""curl -XPUT {{Token}} {{Json}} -d '{"action": "toggle"}' "{host}/api/queues/{queue}/extra_params/{resume}" """,
                """{"code":200,"message":"success","data":"{resume}"}"""
            },
            {
                $$"""curl -0 {{Token}} -XDELETE {host}/api/queues/{queue}/extra_params/{resume}""",
                """{"code":200,"message":"success","data":"{queue}"}"""
            },
            { $$"""curl -0 {{Token}} -XDELETE {host}/api/queues/{queue}""", """{"code":200,"data":"{queue}","message":"success"}""" },
            {
                $$"""curl -0 {{Token}} -XDELETE {host}/api/queues/{queue}/agents/{agent}""",
                """{"code":200,"message":"success","data":"{binding}"}"""
            },
            {
                $$"""curl {{Token}} -d '{"agent_id": "{agent},{second}"}' -XDELETE {host}/api/queues/{queue}/agents""",
                """{"data":{"agent_id":"{agent},{second}","id":"1"},"code":200,"message":"success"}"""
            },
            {
                $$"""curl {{Token}} -d '{"agent_id": "{agent},{second}"}' -XDELETE {host}/api/queues/{queue}/agents/""",
                """{"data":{"agent_id":"{agent},{second}","id":"1"},"code":200,"message":"success"}"""
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"agent":"1022","extn": "1022","queue": "welcome_queue_example"}' {{Json}} "{host}/api/cc/ccc/ccLogin" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"agent":"1002","reason":"have lanch","queue": "welcome_queue_example"}' {{Json}} "{host}/api/cc/ccc/ccGoBreak" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"agent":"1002","queue": "welcome_queue_example"}' {{Json}} "{host}/api/cc/ccc/ccGoReady" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"agent":"1002","queue": "welcome_queue_example"}' {{Json}} "{host}/api/cc/ccc/ccLogout" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"agent":"1003","extn":"1003","destNumber":"15666001111"}' {{Json}} "{host}/api/cc/ccc/ccDial" """,
                Success
            },
            { $$"""curl -XPOST {{Token}} -d '{"destUUID":"{uuid}"}' {{Json}} {host}/api/cc/ccc/ccKill""", Success },
            { $$"""curl -XPOST {{Token}} -d '{"callID":"{uuid}"}' {{Json}} "{host}/api/cc/ccc/ccHold" """, Success },
            { $$"""curl -XPOST {{Token}} -d '{"callID":"{uuid}"}' {{Json}} "{host}/api/cc/ccc/ccUnHold" """, Success },
            {
                $$"""curl -XPOST {{Token}} -d '{"callID":"{uuid}","destNumber":"1003"}' {{Json}} "{host}/api/cc/ccc/ccTransfer" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"destAgent":"1003","destExtn":"1003","callID":"{uuid}","agent": "1002"}' {{Json}} "{host}/api/cc/ccc/ccThreeWay" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"destAgent":"PSTN","destExtn":"15666090000","callID":"{uuid}","agent": "1002"}' {{Json}} "{host}/api/cc/ccc/ccThreeWay" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"destAgent":"1002","destUUID":"{uuid}","agent":"1003","extn":"1003"}' {{Json}} "{host}/api/cc/ccc/ccMonitor" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"destAgent":"1002","destUUID":"{uuid}","agent":"PSTN","extn":"13100000000"}' {{Json}} "{host}/api/cc/ccc/ccMonitor" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"destAgent":"1002","destUUID":"{uuid}","agent":"1003","extn":"1003"}' {{Json}} "{host}/api/cc/ccc/ccIntercept" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"destAgent":"1002","destUUID":"{uuid}","agent":"PSTN","extn":"13100000000"}' {{Json}} "{host}/api/cc/ccc/ccIntercept" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"destAgent":"1003","callID":"{uuid}","agent":"1002","destExtn":"1003"}' {{Json}} "{host}/api/cc/ccc/ccConsult" """,
                Success
            },
            {
                $$"""curl -XPOST {{Token}} -d '{"destAgent":"1003","callID":"{uuid}","agent":"PSTN","destExtn":"13100000000"}' {{Json}} "{host}/api/cc/ccc/ccConsult" """,
                Success
            },
        };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_line_as_printed_gets_the_printed_answer(string line, string printed)
    {
        await PrepareAsync();

        JsonElement answer = await RunAsync(Filled(line));

        bool anyId = printed.Contains("\"#\"", StringComparison.Ordinal) || printed.Contains("\"32\"", StringComparison.Ordinal);
        string[] free = anyId || printed.Contains(":114", StringComparison.Ordinal) ? ["data", "agent_id"] : ["agent_id"];
        Golden.Same(Filled(printed), new Reply(200, answer.GetRawText()), free);
    }

    [Fact]
    public async Task The_bulk_line_goes_to_users_and_is_understood()
    {
        string line =
            $$"""curl -XPOST {{Token}} {{Json}} -d '{"password":"9o0p(O)P","extn_password":"9o0p(O)P","users_start":20000,"users_end":20001,"context":"context-1","domain":"xswitch.cn","type":"AGENT"}' {host}/api/users""";

        JsonElement answer = await RunAsync(Filled(line));

        string row = """
            {"login":"$N","tel":"","salt":"$1...s","updated_at":"2024-07-15 07:30:39","login_attempts":0,"created_at":"2024-07-15 07:30:39",
             "cid_name":"","cid_number":"","password":"9o0p(O)P","context":"context-1","last_login_attempt_at":"","extn":"$N","email":"",
             "vm_password":"","domain":"xswitch.cn","id":56,"last_login_at":"","name":"$N","sha1":"x","tel_enabled":0,"auto_record":0,
             "extn_id":56,"deleted_at":"","agent_info":{"agent_type":"callback","busy_delay_time":"10","status":"On Break","lag":"2",
             "simo":"1","no_answer_delay_time":"30","reject_delay_time":"10","member_wait":"nowait","max_no_answer":"3","wrap_up_time":"10"},
             "type":"AGENT","is_super":0,"is_locked":false}
            """;
        string both = $"{row.Replace("$N", "20000", StringComparison.Ordinal)},{row.Replace("$N", "20001", StringComparison.Ordinal)}";
        Golden.Same($$"""{"data":[{{both}}],"code":200,"message":"success"}""", new Reply(200, answer.GetRawText()), "salt", "sha1");
    }

    /// <summary>An agent in a conversation with a customer, two more, and a queue with all of them.</summary>
    private async Task PrepareAsync()
    {
        int agent = await AgentAsync("1002");
        int second = await AgentAsync("1003");
        int third = await AgentAsync("1022");
        int queue = await QueueAsync("welcome_queue_example");
        int named = await QueueAsync("测试");
        await BindAsync(queue, second, third, agent);
        await BindAsync(named, agent);
        Reply fifo = await Host.PostAsync("/api/queues", """{"name":"FIFO1","type":"fifo"}""");
        JsonElement parameters = (await Host.GetAsync($"/api/queues/{queue}/extra_params")).Json;
        JsonElement resume = parameters.EnumerateArray().First(row => row.GetProperty("k").GetString() == "abandoned-resume-allowed");
        JsonElement rows = (await Host.GetAsync($"/api/queues/{queue}/agents")).Json.GetProperty("data");
        JsonElement binding = rows.EnumerateArray().First(row => row.GetProperty("agent_name").GetString() == "1002");
        ids["agent"] = $"{agent}";
        ids["second"] = $"{second}";
        ids["queue"] = $"{queue}";
        ids["fifo"] = fifo.Json.GetProperty("data").GetString()!;
        ids["resume"] = resume.GetProperty("id").GetRawText();
        ids["binding"] = binding.GetProperty("id").GetString()!;
        foreach (string name in new[] { "1002", "1003" })
        {
            Host.Centre.Tell(new ExtensionReachable(name, true));
            await Host.PostAsync("/api/cc/ccc/ccLogin", $$"""{"agent":"{{name}}","extn":"{{name}}","queue":"welcome_queue_example"}""");
        }
    }

    private async Task TalkAsync()
    {
        await Host.PostAsync("/api/cc/ccc/ccDial", """{"agent":"1002","extn":"1002","destNumber":"13900000000"}""");
        Guid agentLeg = Host.Centre.Orders.OfType<OriginateLeg>().Last().Leg;
        Host.Centre.Tell(new LegAnswered(agentLeg));
        Guid customer = Host.Centre.Orders.OfType<OriginateLeg>().Last().Leg;
        Host.Centre.Tell(new LegAnswered(customer));
        Host.Centre.Tell(new LegsJoined(agentLeg, customer));
        ids["uuid"] = agentLeg.ToString();
    }

    private async Task<JsonElement> RunAsync(string line)
    {
        if (line.Contains("{uuid}", StringComparison.Ordinal))
        {
            await TalkAsync();
            line = Filled(line);
        }
        ProcessStartInfo start = new("/bin/bash")
        {
            ArgumentList = { "-c", line.Replace("curl ", "curl -sS --max-time 20 ", StringComparison.Ordinal) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{line}\n{errors}");
        return JsonElement.Parse(output);
    }

    private string Filled(string text)
    {
        text = text.Replace("{host}", Host.Address, StringComparison.Ordinal);
        foreach ((string name, string value) in ids)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }
        return text;
    }
}

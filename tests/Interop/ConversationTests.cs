namespace Tandem.Interop.Tests;

using System.Text.Json;
using Tandem.Foundation;
using Tandem.Interop.Tests.Tools;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>Call control by XSwitch's verbs with phones that are not ours, told apart by their tones.</summary>
public sealed class ConversationTests : IDisposable
{
    private const int FirstHertz = 620;
    private const int SecondHertz = 880;
    private const int CallerHertz = 1_130;
    private const string First = "1001";
    private const string Second = "1002";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    private readonly RunningServer server = new("--trunk", "city=127.0.0.1:5999");
    private readonly PhoneRig rig = new();
    private readonly Phone caller;
    private volatile PhoneLine? line;
    private volatile bool over;

    public ConversationTests()
    {
        PhoneConfig config = new()
        {
            User = "13912345678",
            Domain = "city.test",
            Server = Loopback.WithPort(server.SipPort),
            Local = default,
            Rtp = default,
            ToneHz = CallerHertz,
            ListenHz = [FirstHertz, SecondHertz],
        };
        caller = rig.Add(
            Loopback,
            config,
            (phone, happened) =>
            {
                line = happened is PhoneUp ? phone.Lines[0] : line;
                over |= happened is PhoneDown;
            }
        );
        server.BuildQueue("sales", First, Second);
    }

    public void Dispose()
    {
        rig.Dispose();
        server.Dispose();
    }

    [Fact]
    public void Two_baresips_and_a_caller_go_through_every_verb()
    {
        using Baresip first = new(server, First, FirstHertz);
        using Baresip second = new(server, Second, SecondHertz);
        AwaitRegistered(2);
        server.SignIn("sales", First);
        SignInOnly(Second);
        Call();
        Hears("an agent answers", FirstHertz);
        Await.Until(() => first.Hears(CallerHertz).Length == 1, Limit, () => $"the agent does not hear the caller\n{first.Log}");

        Verb("ccHold", new { callID = LegOf(First) });
        Hears("hold");
        Verb("ccUnHold", new { callID = LegOf(First) });
        Hears("hold is over", FirstHertz);

        Verb(
            "ccThreeWay",
            new
            {
                destAgent = Second,
                destExtn = Second,
                callID = LegOf(First),
                agent = First,
            }
        );
        Hears("three ways", FirstHertz, SecondHertz);
        Heard(first, "three ways", CallerHertz, SecondHertz);
        Heard(second, "three ways", FirstHertz, CallerHertz);
        Verb("ccKill", new { destUUID = LegOf(Second) });
        Hears("the third is gone", FirstHertz);

        Verb(
            "ccMonitor",
            new
            {
                destAgent = First,
                destUUID = LegOf(First),
                agent = Second,
                extn = Second,
            }
        );
        Heard(second, "monitor", FirstHertz, CallerHertz);
        Hears("monitor", FirstHertz);
        Verb("ccKill", new { destUUID = LegOf(Second) });
        Await.Until(() => LegOf(Second).Length == 0, Limit, () => "the listener stays");

        Verb(
            "ccIntercept",
            new
            {
                destAgent = First,
                destUUID = LegOf(First),
                agent = Second,
                extn = Second,
            }
        );
        Hears("intercept", SecondHertz);
        Await.Until(() => LegOf(First).Length == 0, Limit, () => "the first agent stays");

        Verb("ccTransfer", new { callID = LegOf(Second), destNumber = First });
        Hears("transfer", FirstHertz);
        Await.Until(() => LegOf(Second).Length == 0, Limit, () => "the second agent stays");

        Verb(
            "ccConsult",
            new
            {
                destAgent = Second,
                callID = LegOf(First),
                agent = First,
                destExtn = Second,
            }
        );
        Heard(second, "consult", FirstHertz);
        Hears("consult");
        Verb("ccCancelConsult", new { callID = LegOf(First) });
        Hears("consult is cancelled", FirstHertz);
        Verb(
            "ccConsult",
            new
            {
                destAgent = Second,
                callID = LegOf(First),
                agent = First,
                destExtn = Second,
            }
        );
        Heard(second, "consult again", FirstHertz);
        Verb("ccKill", new { destUUID = LegOf(First) });
        Hears("who consulted has left", SecondHertz);

        rig.Do(caller, (phone, now) => phone.HangUp(line!.Id, now));
        Await.Until(() => over && server.Records().All(SippTests.IsClosed), Limit, () => "the call did not end");
        // All but the one who was only consulted belong to the one recording.
        Assert.Single(server.Records().Where(Talked), record => record.GetProperty("recording").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public void A_sipp_phone_that_transfers_by_itself_is_told_the_outcome()
    {
        int port = RunningServer.FreePort();
        using Baresip second = new(server, Second, SecondHertz);
        AwaitRegistered(1);
        using Tool phone = new(
            "sipp",
            server.Folder,
            SippTests.Arguments("refer.xml", port, "-m", "1", "-nostdin", "-key", "target", Second)
        );
        SippTests.Register(server, port, First);
        server.SignIn("sales", First);
        Call();

        Assert.True(phone.Finish(Limit) == 0, $"sipp is not content:\n{phone.Log}\n{server.Log}");
        Hears("transferred by the phone", SecondHertz);
    }

    [Fact]
    public void A_sipp_phone_answers_when_it_is_told_to()
    {
        int port = RunningServer.FreePort();
        using Tool phone = new("sipp", server.Folder, SippTests.Arguments("talk.xml", port, "-m", "1", "-nostdin"));
        SippTests.Register(server, port, First);
        server.SignIn("sales", First);
        Call();
        Await.Until(
            () => server.AgentStates("sales")[0].GetProperty("callstate").GetString() == "RINGING",
            Limit,
            () => "it does not ring"
        );

        Verb("ccAnswer", new { destUUID = LegOf(First) });

        Await.Until(
            () => server.AgentStates("sales")[0].GetProperty("callstate").GetString() == "ACTIVE",
            Limit,
            () => $"not up\n{phone.Log}"
        );
        rig.Do(caller, (each, now) => each.HangUp(line!.Id, now));
        Assert.True(phone.Finish(Limit) == 0, $"sipp is not content:\n{phone.Log}\n{server.Log}");
    }

    private void Call()
    {
        rig.Start();
        rig.Do(caller, (phone, now) => phone.Call("sales", now));
        Await.Until(() => line != null, Limit, () => $"the caller is not answered\n{server.Log}");
    }

    /// <summary>The caller hears exactly these agents, and packets go on coming.</summary>
    private void Hears(string when, params int[] hertz)
    {
        long before = line!.PacketsIn;
        Await.Until(
            () => line.PacketsIn > before + 60 && line.Mixture.Order().SequenceEqual(hertz),
            Limit,
            () => $"{when}: the caller hears {string.Join(", ", line.Mixture)}\n{server.Log}"
        );
    }

    private static void Heard(Baresip phone, string when, params int[] hertz) =>
        Await.Until(
            () => phone.Hears(FirstHertz, SecondHertz, CallerHertz).SequenceEqual(hertz.Order()),
            Limit,
            () => $"{when}: it hears {string.Join(", ", phone.Hears(FirstHertz, SecondHertz, CallerHertz))}\n{phone.Log}"
        );

    private void Verb(string verb, object body)
    {
        JsonElement answer = server.Post($"/api/cc/ccc/{verb}", body);
        Assert.True(answer.GetProperty("code").GetInt32() == 200, $"{verb}: {answer}");
    }

    private string LegOf(string agent) =>
        server
            .AgentStates("sales")
            .First(state => state.GetProperty("agent_id").GetString() == agent)
            .GetProperty("agent_uuid")
            .GetString()!;

    private void SignInOnly(string agent) =>
        server.Post(
            "/api/cc/ccc/ccLogin",
            new
            {
                agent,
                extn = agent,
                queue = "sales",
            }
        );

    private void AwaitRegistered(int phones) =>
        Await.Until(() => (int)server.Metric("tandem_registrations") == phones, Limit, () => $"not registered\n{server.Log}");

    private static bool Talked(JsonElement record) => record.GetProperty("talkMillis").GetInt64() > 0;
}

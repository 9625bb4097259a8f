namespace Tandem.Phones;

using System.Globalization;
using Tandem.Foundation;
using Tandem.Media.Playback;
using Tandem.Media.Sdp;
using Tandem.Sip;
using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Invite;
using Tandem.Sip.Usages.Requests;

/// <summary>
/// A scripted phone: registers, calls, answers as its temper says, speaks a tone and listens for others. Pure like the server: datagrams and
/// time in, <see cref="PhoneOutbox"/> out. For the demo and the simulator.
/// </summary>
public sealed partial class Phone : ISipDirectory
{
    private enum Alarm : byte
    {
        Register,
        Decide,
        Speak,
        Finish,
    }

    private const int FrameMillis = 20;
    private static readonly TimeSpan RetryRegister = TimeSpan.FromSeconds(5);

    private readonly SipStack sip;
    private readonly IdSource ids;
    private readonly Sound voice;
    private readonly DeadlineHeap<(Alarm Alarm, PhoneLine? Line)> alarms = new();
    private readonly List<PhoneLine> lines = [];
    private readonly PhoneAnswering answering;
    private readonly string registration;
    private DeadlineHandle register;
    private long lastLine;
    private bool leaving;

    public Phone(PhoneConfig config, IdSource ids)
    {
        Config = config;
        Temper = config.Temper;
        this.ids = ids;
        answering = new PhoneAnswering(config);
        registration = ids.NextToken(20);
        voice = Sound.Tone(config.ToneHz, 1_000, config.ToneHz == 0 ? 0 : 0.4);
        SipConfig stack = new()
        {
            Listeners = [new SipListener(SipTransport.Udp, config.Local)],
            UserAgent = "Tandem scripted phone",
            Reliable = config.Style.Reliable ? ReliableProvisionals.WhenSupported : ReliableProvisionals.WhenRequired,
        };
        sip = new SipStack(stack, ids.Fork(), Outbox.Sip, this);
    }

    public PhoneConfig Config { get; }

    /// <summary>What it does with calls that come in from now on.</summary>
    public PhoneTemper Temper { get; set; }

    /// <summary>Where it sends callers (302) whose calls it does not want, the first first.</summary>
    public IReadOnlyList<string> ForwardsTo { get; set; } = [];

    public PhoneOutbox Outbox { get; } = new();

    /// <summary>Calls that are not over.</summary>
    public IReadOnlyList<PhoneLine> Lines => lines;

    public bool IsRegistered { get; private set; }

    public StackCounts Counts => sip.Counts;

    public Wake NextWake => Wake.Earlier(sip.NextWake, new Wake(alarms.Next, "phone"));

    public void Register(Now now)
    {
        leaving = false;
        SendRegister(Config.ExpiresSeconds, now);
    }

    public void Unregister(Now now)
    {
        alarms.Cancel(ref register);
        leaving = true;
        SendRegister(0, now);
    }

    /// <summary>Calls a number; returns the line.</summary>
    public long Call(string number, Now now) => Call(number, null, now);

    /// <summary>Calls to take the place of another phone's call (INVITE with Replaces, RFC 3891).</summary>
    public long Call(string number, string? replaces, Now now)
    {
        NetAddress rtp = RtpPorts.Of(Config, ++lastLine, lines);
        SdpSession sdp = NewSdp(rtp);
        PhoneLine line = new(lastLine, null, sdp, rtp, Config, voice, (uint)ids.NextUInt64());
        lines.Add(line);
        line.Session = sip.Invite(
            new InviteRequest
            {
                Target = $"sip:{number}@{HostCalled}",
                Flow = Proxy,
                FromUser = Config.User,
                FromDomain = Config.Domain,
                ToUri = $"sip:{number}@{Config.Domain}",
                Sdp = Config.Style.OffersLate ? null : sdp.Offer(Config.Codec),
                Credential = Config.Password.Length > 0 ? new OutboundCredential(Config.User, Config.Password) : null,
                Headers = replaces == null ? [] : [new ExtraHeader("Replaces", replaces)],
                Owner = line,
            },
            now
        );
        Pump(now);
        return line.Id;
    }

    /// <summary>Hangs up, or gives up while it rings.</summary>
    public void HangUp(long id, Now now)
    {
        if (Find(id) is { Session: { } session })
        {
            session.End(now, 0);
            Pump(now);
        }
    }

    /// <summary>Puts the other side on hold, or takes it back.</summary>
    public void Hold(long id, bool hold, Now now)
    {
        if (Find(id) is { IsUp: true, Session: { } session } line)
        {
            Media.MediaDirection direction = hold ? Config.Style.HoldsBy : Media.MediaDirection.SendRecv;
            session.OfferSdp(line.Sdp.Offer(null, direction), now);
            Pump(now);
        }
    }

    public void OnDatagram(NetAddress from, ReadOnlySpan<byte> bytes, Now now)
    {
        sip.OnDatagram(new Flow(SipTransport.Udp, Config.Local, from), bytes, now);
        Pump(now);
    }

    public void OnRtp(NetAddress local, ReadOnlySpan<byte> bytes)
    {
        foreach (PhoneLine line in lines)
        {
            if (line.Rtp == local)
            {
                line.Hear(bytes);
                return;
            }
        }
    }

    public void OnDeadline(Now now)
    {
        sip.OnDeadline(now);
        while (alarms.TryPopDue(now.Mono, out (Alarm Alarm, PhoneLine? Line) due))
        {
            Fire(due.Alarm, due.Line, now);
        }
        Pump(now);
    }

    string? ISipDirectory.RealmFor(string host, bool isOwnAddress, NetAddress source) => Config.Domain;

    string? ISipDirectory.TrunkAt(NetAddress source) => "server";

    bool ISipDirectory.TryGetCredential(string realm, string extension, out SipCredential credential)
    {
        credential = default;
        return false;
    }

    private void Pump(Now now)
    {
        List<SipEvent> events = Outbox.Sip.Events;
        for (int i = 0; i < events.Count; i++)
        {
            Handle(events[i], now);
        }
        events.Clear();
    }

    private void Handle(SipEvent happened, Now now)
    {
        switch (happened)
        {
            case RequestAnswered answered:
                Registered(answered.Code, now);
                return;
            case InviteReceived invite:
                Arrived(invite, now);
                return;
        }
        if (happened is not InviteEvent { Usage.Owner: PhoneLine line } of)
        {
            return;
        }
        switch (of)
        {
            case Progressed { Sdp: { } sdp }:
                Agree(line, sdp);
                break;
            case Progressed:
                break;
            case Answered { NeedsAnswer: true, Sdp: { } sdp }:
                AnswerChange(line, sdp, now);
                Up(line, now);
                break;
            case Answered { Sdp: { } sdp }:
                Agree(line, sdp);
                Up(line, now);
                break;
            case Acked:
                Up(line, now);
                break;
            case SdpOffered offered:
                AnswerChange(line, offered.Sdp, now);
                break;
            case SdpAnswered { Sdp: { } sdp }:
                Agree(line, sdp);
                break;
            case NotifyReceived { Event: "talk" }:
                PhoneAnswering.Decide(line, Temper, now);
                break;
            case NotifyReceived notify:
                Outbox.Events.Add(new PhoneReferred(line.Id, notify.Body));
                break;
            case Ended ended:
                Down(line, ended.Code);
                break;
        }
    }

    private void Arrived(InviteReceived invite, Now now)
    {
        NetAddress rtp = RtpPorts.Of(Config, lastLine + 1, lines);
        PhoneLine line = new(lastLine + 1, invite.Usage, NewSdp(rtp), rtp, Config, voice, (uint)ids.NextUInt64());
        if (!answering.Take(line, invite, Temper, ForwardsTo, lines.Count >= Config.Lines, now))
        {
            return;
        }
        lastLine++;
        lines.Add(line);
        string caller = System.Text.Encoding.UTF8.GetString(invite.Request.From.Uri.User);
        Outbox.Events.Add(new PhoneRinging(line.Id, caller));
        if (line.IsHeardEarly && Config.VoiceEveryMs > 0)
        {
            alarms.Rearm(ref line.Speak, now.Mono, (Alarm.Speak, line));
        }
        if (Temper != PhoneTemper.NeverAnswers)
        {
            alarms.Rearm(ref line.Decide, now.Mono + (line.IsHeardEarly ? Config.PlayFor : Config.RingFor), (Alarm.Decide, line));
        }
    }

    private void Fire(Alarm alarm, PhoneLine? line, Now now)
    {
        switch (alarm)
        {
            case Alarm.Register:
                register = default;
                Register(now);
                break;
            case Alarm.Decide:
                line!.Decide = default;
                PhoneAnswering.Decide(line, Temper, now);
                break;
            case Alarm.Speak:
                line!.Speak = default;
                Speak(line, now);
                break;
            default:
                line!.Finish = default;
                HangUp(line.Id, now);
                break;
        }
    }

    private void Up(PhoneLine line, Now now)
    {
        if (line.IsUp)
        {
            return;
        }
        line.IsUp = true;
        Outbox.Events.Add(new PhoneUp(line.Id));
        if (Temper == PhoneTemper.AnswersAndDrops)
        {
            alarms.Rearm(ref line.Finish, now.Mono, (Alarm.Finish, line));
            return;
        }
        if (Config.VoiceEveryMs > 0)
        {
            alarms.Rearm(ref line.Speak, now.Mono, (Alarm.Speak, line));
        }
        if (Config.TalkFor > TimeSpan.Zero)
        {
            alarms.Rearm(ref line.Finish, now.Mono + Config.TalkFor, (Alarm.Finish, line));
        }
    }

    private void Speak(PhoneLine line, Now now)
    {
        if (line is { Plan: { CanSend: true } plan } && (line.IsUp || line.IsHeardEarly))
        {
            Outbox.Rtp.Add(
                new PhonePacket(line.Rtp, plan.Remote, line.NextVoice(line.Keys.IsPressing ? FrameMillis : Config.VoiceEveryMs))
            );
        }
        TimeSpan every = TimeSpan.FromMilliseconds(line.Keys.IsPressing ? FrameMillis : Config.VoiceEveryMs);
        if (every > TimeSpan.Zero)
        {
            alarms.Rearm(ref line.Speak, now.Mono + every, (Alarm.Speak, line));
        }
    }

    private static void Agree(PhoneLine line, byte[] sdp)
    {
        if (line.Sdp.TryAccept(sdp, out Media.LegPlan plan, out _))
        {
            line.Plan = plan;
        }
    }

    private static void AnswerChange(PhoneLine line, byte[]? sdp, Now now)
    {
        if (sdp == null)
        {
            line.Session!.AnswerSdp(line.Sdp.Offer(), now);
        }
        else if (line.Sdp.TryAnswer(sdp, null, out byte[] answer, out Media.LegPlan plan, out _))
        {
            line.Plan = plan;
            line.Session!.AnswerSdp(answer, now);
        }
        else
        {
            line.Session!.RefuseSdp(488, now);
        }
    }

    private void Down(PhoneLine line, int code)
    {
        lines.Remove(line);
        alarms.Cancel(ref line.Decide);
        alarms.Cancel(ref line.Speak);
        alarms.Cancel(ref line.Finish);
        Outbox.Events.Add(new PhoneDown(line.Id, code, line.IsUp, line.PacketsIn));
        line.IsUp = false;
    }

    private SdpSession NewSdp(NetAddress rtp) => new(ids.NextUInt64() >> 2, rtp, new SdpPolicy());

    private PhoneLine? Find(long id)
    {
        foreach (PhoneLine line in lines)
        {
            if (line.Id == id)
            {
                return line;
            }
        }
        return null;
    }
}

namespace Tandem.Bench.Rows;

using System.Diagnostics;
using Tandem.Bench.Rig;
using Tandem.Engine.Ports;
using Tandem.Media;
using Tandem.Media.Codecs;
using Tandem.Media.Playback;
using Tandem.Net.Dtls;

/// <summary>
/// Media of browsers: one worker with its sockets, real handshakes, 50 packets a second each way. CPU is that of the worker's thread a packet that came in and
/// went out, beside plain calls in the same run.
/// </summary>
internal sealed class BrowserRow : IRow
{
    private const int Calls = 300;
    private const int OpusCalls = 60;
    private const int PacketsPerSecond = 50;
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    public string Name => "browser";

    public bool HasUnpinned => false;

    public Task RunAsync(Stage stage, RowFindings findings, CancellationToken cancel)
    {
        int calls = stage.Quick ? 20 : Calls;
        int seconds = stage.Quick ? 2 : 10;
        byte[][] voice =
        [
            [.. Enumerable.Repeat((byte)0x31, 160)],
        ];
        Stretch plain = Run(calls, seconds, Kind.Phones, voice, voice, cancel);
        Stretch both = Run(calls, seconds, Kind.Browsers, voice, voice, cancel);
        Stretch half = Run(calls, seconds, Kind.Mixed, voice, voice, cancel);
        findings.Add("browser_cpu_ratio", both.Micros / plain.Micros, $"{both.Micros:0.00} µs, plain {plain.Micros:0.00} µs");
        findings.Add("browser_half_cpu_ratio", half.Micros / plain.Micros, $"{half.Micros:0.00} µs");
        findings.Add("browser_heard", Math.Min(both.HeardPercent, half.HeardPercent), $"plain {plain.HeardPercent:0.00} %");
        if (OpusCodec.IsThere)
        {
            Stretch opus = Run(stage.Quick ? 6 : OpusCalls, seconds, Kind.Opus, Speech(), voice, cancel);
            findings.Add("opus_core_share", opus.CoreShare * 100, $"{opus.Micros:0} µs a packet, {opus.HeardPercent:0.00} % heard");
        }
        return Task.CompletedTask;
    }

    private enum Kind
    {
        Phones,
        Browsers,
        Mixed,
        Opus,
    }

    private sealed record Stretch(double Micros, double CoreShare, double HeardPercent);

    // Something like speech, so that the coder has work: a tone that rises and falls, with noise in it.
    private static byte[][] Speech()
    {
        Random random = new(5);
        short[] sound = Sound.Tone(180, 2_000).Samples.ToArray();
        Codec coder = CodecTable.Opus.ForLeg();
        byte[] room = new byte[500];
        List<byte[]> packets = [];
        for (int at = 0; at + Sound.FrameSamples <= sound.Length; at += Sound.FrameSamples)
        {
            Span<short> frame = sound.AsSpan(at, Sound.FrameSamples);
            double loud = Math.Abs(Math.Sin(at / 3_000.0));
            for (int i = 0; i < frame.Length; i++)
            {
                frame[i] = (short)((frame[i] + random.Next(-2_000, 2_000)) * loud);
            }
            packets.Add(room[..coder.Encode(frame, room)]);
        }
        return [.. packets];
    }

    private static Stretch Run(int calls, int seconds, Kind kind, byte[][] left, byte[][] right, CancellationToken cancel)
    {
        DtlsCertificate ours = DtlsCertificate.Make(DateTimeOffset.UtcNow);
        DtlsCertificate theirs = DtlsCertificate.Make(DateTimeOffset.UtcNow);
        using WorkerStand stand = new(calls + 1, ours);
        using DtlsContext dtls = new(theirs);
        (PortPair[] places, PortPair[] pairs) = stand.Announced();
        List<ScriptedEnd> peers = [];
        try
        {
            for (int i = 0; i < 2 * calls; i++)
            {
                bool isBrowser = kind == Kind.Browsers || (kind != Kind.Phones && i % 2 == 0);
                Codec codec = kind == Kind.Opus && isBrowser ? CodecTable.Opus : CodecTable.Pcmu;
                PortPair pair = isBrowser ? places[i] : pairs[i];
                ScriptedEnd peer = isBrowser
                    ? ScriptedEnd.Browser(pair.Rtp, codec, i, dtls, ours.Fingerprint)
                    : ScriptedEnd.Phone(pair.Rtp, codec);
                peers.Add(peer);
                stand.Post(new Open(new LegPort(pair.Pair, 1), 1, peer.Plan(codec, i, theirs.Fingerprint)));
                if (i % 2 == 1)
                {
                    PortPair other = kind is Kind.Phones ? pairs[i - 1] : places[i - 1];
                    stand.Post(new Connect(new LegPort(other.Pair, 1), 2, new LegPort(pair.Pair, 1)));
                }
            }
            Secure(peers, cancel);
            Talk(peers, left, right, PacketsPerSecond, cancel);
            long heard = peers.Sum(peer => peer.Heard);
            double before = stand.CpuMicros(pairs[^1], 1);
            Stopwatch watch = Stopwatch.StartNew();
            Talk(peers, left, right, seconds * PacketsPerSecond, cancel);
            double cpu = stand.CpuMicros(pairs[^1], 2) - before;
            long packets = 2L * calls * seconds * PacketsPerSecond;
            double share = cpu / watch.Elapsed.TotalMicroseconds;
            return new Stretch(cpu / packets, share, 100.0 * (peers.Sum(peer => peer.Heard) - heard) / packets);
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
        }
    }

    private static void Secure(List<ScriptedEnd> peers, CancellationToken cancel)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!peers.All(peer => peer.IsReady))
        {
            cancel.ThrowIfCancellationRequested();
            if (watch.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new BenchException($"only {peers.Count(peer => peer.IsReady)} of {peers.Count} have their keys");
            }
            foreach (ScriptedEnd peer in peers)
            {
                peer.Begin();
            }
        }
    }

    // A frame of everybody every 20 ms; what comes is taken in between.
    private static void Talk(List<ScriptedEnd> peers, byte[][] left, byte[][] right, int frames, CancellationToken cancel)
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (int frame = 0; frame < frames; frame++)
        {
            cancel.ThrowIfCancellationRequested();
            for (int i = 0; i < peers.Count; i++)
            {
                byte[][] words = i % 2 == 0 ? left : right;
                peers[i].Speak(words[frame % words.Length]);
                if (i % 16 == 15)
                {
                    // A moment for the worker, as real phones do not all send in one.
                    Thread.Yield();
                }
            }
            peers.ForEach(peer => peer.Hear());
            TimeSpan left20 = FrameTime * (frame + 1) - watch.Elapsed;
            if (left20 > TimeSpan.Zero)
            {
                Thread.Sleep(left20);
            }
        }
        Thread.Sleep(FrameTime * 10);
        peers.ForEach(peer => peer.Hear());
    }
}

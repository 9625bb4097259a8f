namespace Tandem.TestKit.Simulation;

using System.Buffers.Binary;
using Tandem.Engine.Inputs;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Legs;
using Tandem.Media.Recording;
using Tandem.TestKit.Browsers;

/// <summary>Its media workers.</summary>
public sealed partial class SimulatedServer
{
    private sealed class Worker : IMediaOutput
    {
        private readonly SimulatedServer server;
        private readonly int index;
        private readonly Dictionary<int, NetAddress> ports = [];
        private readonly List<RecordingTap> taps = [];
        private readonly short[] frame = new short[RecordingTap.FrameLength];
        private DeadlineHandle wake;
        private Instant wakeAt = Instant.Never;

        public Worker(SimulatedServer server, int index)
        {
            this.server = server;
            this.index = index;
            Span<byte> seed = stackalloc byte[8];
            BinaryPrimitives.WriteInt32LittleEndian(seed, index);
            Plane = new MediaPlane(
                new MediaLimits(),
                this,
                BinaryPrimitives.ReadUInt64LittleEndian(seed) + 77,
                new StandInDtls(Certificate)
            );
            PortPair[] pairs = new PortPair[PairsPerWorker];
            for (int i = 0; i < PairsPerWorker; i++)
            {
                int pair = index * PairsPerWorker + i;
                NetAddress rtp = server.Address.WithPort(20_000 + pair * 2);
                pairs[i] = new PortPair(index, pair, rtp);
                ports[pair] = rtp;
                server.network.Listen(rtp, (from, bytes) => OnRtp(pair, from, bytes));
                server.network.Listen(rtp.WithPort(rtp.Port + 1), (from, bytes) => OnRtcp(pair, from, bytes));
            }
            server.Take(new PortsBound(pairs));
        }

        public MediaPlane Plane { get; }

        public int OpenTaps
        {
            get
            {
                DrainTaps();
                return taps.Count;
            }
        }

        public void Take(MediaCommand command)
        {
            Plane.Handle(command, server.clock.Now);
            PlanWake();
        }

        public void SendRtp(int pair, in NetAddress to, ReadOnlySpan<byte> packet) =>
            server.network.Send(PortOf(pair), to, packet.ToArray());

        public void SendRtcp(int pair, in NetAddress to, ReadOnlySpan<byte> packet) =>
            server.network.Send(PortOf(pair).WithPort(PortOf(pair).Port + 1), to, packet.ToArray());

        public void Emit(MediaEvent happened)
        {
            if (happened is HandedOver over)
            {
                server.holders[over.Leg.Pair] = over.ToWorker;
            }
            server.clock.AfterMs(WorkerDelayMs, () => server.Turn(new MediaHappened(index, happened)));
        }

        public bool OpenTap(RecordingTap tap)
        {
            taps.Add(tap);
            return true;
        }

        /// <summary>Browsers are served here, all on one port.</summary>
        public void Share()
        {
            server.network.Listen(
                server.Shared,
                (from, bytes) =>
                {
                    Plane.OnShared(from, bytes, server.clock.Now);
                    PlanWake();
                }
            );
            PortPair[] places =
            [
                .. Enumerable.Range(SharedFirst, SharedPlaces).Select(pair => new PortPair(index, pair, server.Shared, true)),
            ];
            server.Take(new PortsBound(places));
        }

        // A pair keeps its address when its leg moves to another worker.
        private NetAddress PortOf(int pair) => pair >= SharedFirst ? server.Shared : server.Address.WithPort(20_000 + pair * 2);

        private void OnRtp(int pair, NetAddress from, byte[] bytes)
        {
            Worker holder = server.HolderOf(pair);
            holder.Plane.OnRtp(pair, from, bytes, server.clock.Now);
            holder.PlanWake();
        }

        private void OnRtcp(int pair, NetAddress from, byte[] bytes)
        {
            Worker holder = server.HolderOf(pair);
            holder.Plane.OnRtcp(pair, from, bytes, server.clock.Now);
            holder.PlanWake();
        }

        private void PlanWake()
        {
            if (Plane.NextWake.At == Instant.Never)
            {
                server.clock.Cancel(ref wake);
                wakeAt = Instant.Never;
            }
            else if (wakeAt == Instant.Never)
            {
                wakeAt = server.clock.Now.Mono + server.workerStep;
                wake = server.clock.After(server.workerStep, OnWake);
            }
        }

        // Nothing is written here: the store's own tests do.
        private void DrainTaps()
        {
            for (int i = taps.Count - 1; i >= 0; i--)
            {
                bool over = taps[i].IsCompleted;
                while (taps[i].TryTake(frame, out _))
                {
                    server.Recorded?.Invoke(taps[i].Recording, frame);
                }
                if (over)
                {
                    taps.RemoveAt(i);
                }
            }
        }

        private void OnWake()
        {
            wake = default;
            wakeAt = Instant.Never;
            Plane.OnDeadline(server.clock.Now);
            DrainTaps();
            PlanWake();
        }
    }
}

namespace Tandem.Net.Loop;

using Tandem.Core.Commands;
using Tandem.Engine;
using Tandem.Engine.Ports;
using Tandem.Foundation;
using Tandem.Media;
using Tandem.Media.Playback;
using Tandem.Sip;

/// <summary>Something another thread has for an exchange.</summary>
internal abstract class LoopInput
{
    public abstract void Apply(Exchange exchange, Now now);
}

internal sealed class MediaInput(int worker, MediaEvent happened) : LoopInput
{
    public override void Apply(Exchange exchange, Now now) => exchange.OnMedia(worker, happened, now);
}

internal sealed class PortsInput(PortPair[] pairs) : LoopInput
{
    public override void Apply(Exchange exchange, Now now) => exchange.OnPortsBound(pairs, now);
}

internal sealed class CommandInput(int tenant, CommandRequest request) : LoopInput
{
    /// <summary>Its number, for whoever waits.</summary>
    public long Request => request.RequestId;

    public override void Apply(Exchange exchange, Now now) => exchange.OnCommand(tenant, request, now);
}

internal sealed class CommitInput(int tenant, long commit, string? failure) : LoopInput
{
    public override void Apply(Exchange exchange, Now now)
    {
        if (failure == null)
        {
            exchange.OnCommitted(tenant, commit, now);
        }
        else
        {
            exchange.OnCommitFailed(tenant, commit, failure, now);
        }
    }
}

internal sealed class SoundInput(int tenant, string path, Sound? sound, string reason) : LoopInput
{
    public override void Apply(Exchange exchange, Now now) => exchange.OnSoundLoaded(tenant, path, sound, reason, now);
}

internal sealed class JournalInput(JournalLevel level) : LoopInput
{
    public override void Apply(Exchange exchange, Now now) => exchange.OnJournalLevel(level, now);
}

internal sealed class RecordingFailedInput(Guid recording, string reason) : LoopInput
{
    public override void Apply(Exchange exchange, Now now) => exchange.OnRecordingFailed(recording, reason, now);
}

internal sealed class DrainInput : LoopInput
{
    public override void Apply(Exchange exchange, Now now) => exchange.OnDrain(now);
}

internal sealed class FlowOpenedInput(Flow flow, long ticket) : LoopInput
{
    public Flow Flow => flow;

    public long Ticket => ticket;

    public override void Apply(Exchange exchange, Now now) => exchange.OnFlowOpened(flow, ticket, now);
}

internal sealed class FlowClosedInput(Flow flow) : LoopInput
{
    public Flow Flow => flow;

    public override void Apply(Exchange exchange, Now now) => exchange.OnFlowClosed(flow, now);
}

internal sealed class FlowFailedInput(long ticket) : LoopInput
{
    public long Ticket => ticket;

    public override void Apply(Exchange exchange, Now now) => exchange.OnFlowFailed(ticket, now);
}

internal sealed class ResolvedInput(long ticket, NetAddress[] addresses) : LoopInput
{
    public override void Apply(Exchange exchange, Now now) => exchange.OnResolved(ticket, addresses, now);
}

internal sealed class EndCallsInput : LoopInput
{
    public override void Apply(Exchange exchange, Now now) => exchange.OnEndCalls(now);
}

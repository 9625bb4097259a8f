namespace Tandem.Engine;

using System.Collections.Frozen;
using Tandem.Engine.Inputs;

/// <summary>Every kind of input and what it does: a row each.</summary>
public static class InputTable
{
    private static readonly InputRow[] Rows =
    [
        Row<Datagram>(static (to, input) => to.Sip.OnDatagram(input.Flow, input.Bytes.Span, to.Now)),
        Row<StreamBytes>(static (to, input) => to.Sip.OnStreamBytes(input.Flow, input.Bytes.Span, to.Now)),
        Row<FlowOpened>(static (to, input) => to.Sip.OnFlowOpened(input.Flow, input.Ticket, to.Now)),
        Row<FlowClosed>(static (to, input) => to.FlowClosed(input.Flow)),
        Row<PageSaid>(static (to, input) => to.Pages.Handle(input)),
        Row<FlowFailed>(static (to, input) => to.Sip.OnFlowFailed(input.Ticket, to.Now)),
        Row<Resolved>(static (to, input) => to.Sip.OnResolved(input.Ticket, input.Addresses, to.Now)),
        Row<PeersFound>(static (to, input) => to.Trunks.Found(input)),
        Row<MediaHappened>(static (to, input) => to.Happened(input.Event)),
        Row<PortsBound>(static (to, input) => to.Ports.Add(input.Pairs, input.Unbound)),
        Row<CommandAsked>(static (to, input) => to.Centres.Ask(input)),
        Row<Committed>(static (to, input) => to.Centres.Committed(input)),
        Row<CommitFailed>(static (to, input) => to.Centres.CommitFailed(input)),
        Row<CampaignRead>(static (to, input) => to.Centres.Read(input)),
        Row<BindingsKept>(static (to, input) => to.Sip.RegistrationsKept(input.Ticket, to.Now)),
        Row<DialogsLeft>(static (to, input) => to.EndOrphans(input.Dialogs)),
        Row<JournalLevelChanged>(static (to, input) => to.Gate.Journal = input.Level),
        Row<SoundLoaded>(static (to, input) => to.Sounds.Loaded(input)),
        Row<WebAnswered>(static (to, input) => to.Answered(input)),
        Row<SpeechRecognised>(static (to, input) => to.Answered(input)),
        Row<RecordingFailed>(static (to, input) => to.Recorder.Failed(input.Recording, input.Reason)),
        Row<Drain>(static (to, _) => to.Drain()),
        Row<EndCalls>(static (to, _) => to.EndCalls()),
        Row<TenantAdded>(static (to, input) => to.Tenants.Add(input.Tenant)),
        Row<TenantChanged>(static (to, input) => to.Tenants.Change(input)),
        Row<TenantRemoved>(static (to, input) => to.Tenants.Remove(input.Tenant)),
        Row<Deadline>(static (to, _) => to.Wake()),
    ];

    private static readonly FrozenDictionary<Type, InputRow> ByType = Rows.ToFrozenDictionary(row => row.Type);

    /// <summary>The kinds of input, for whoever writes them down.</summary>
    public static IEnumerable<Type> Kinds => Rows.Select(row => row.Type);

    internal static void Apply(InputTargets to, EngineInput input) => ByType[input.GetType()].Apply(to, input);

    private static InputRow Row<T>(Action<InputTargets, T> apply)
        where T : EngineInput => new(typeof(T), (to, input) => apply(to, (T)input));

    private sealed record InputRow(Type Type, Action<InputTargets, EngineInput> Apply);
}

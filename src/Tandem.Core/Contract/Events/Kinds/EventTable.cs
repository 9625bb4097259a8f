namespace Tandem.Core.Contract.Events.Kinds;

using PolyType;

/// <summary>Every kind of event: one file and one row each.</summary>
public static class EventTable
{
    private static readonly EventKind[] Rows =
    [
        Row<CallStarted>(1, "call.started"),
        Row<CallRouted>(2, "call.routed"),
        Row<CallEnded>(3, "call.ended"),
        Row<CallScored>(4, "call.scored"),
        Row<CallOrdered>(5, "call.ordered"),
        Row<NumberChosen>(6, "call.number_chosen"),
        Row<CallPriced>(7, "call.priced"),
        Row<CallNoted>(8, "call.noted"),
        Row<LegMade>(10, "leg.made"),
        Row<LegRinging>(11, "leg.ringing"),
        Row<LegEarlyMedia>(12, "leg.early_media"),
        Row<LegAnswered>(13, "leg.answered"),
        Row<LegBridged>(14, "leg.bridged"),
        Row<LegParted>(15, "leg.parted"),
        Row<LegHeld>(16, "leg.held"),
        Row<LegResumed>(17, "leg.resumed"),
        Row<LegSilent>(18, "leg.silent"),
        Row<LegMoved>(19, "leg.moved"),
        Row<LegLent>(20, "leg.lent"),
        Row<LegReturned>(21, "leg.returned"),
        Row<LegEnded>(22, "leg.ended"),
        Row<LegPrompted>(23, "leg.prompted"),
        Row<LegStanding>(24, "leg.standing"),
        Row<LegRedirected>(25, "leg.redirected"),
        Row<QueueEntered>(30, "queue.entered"),
        Row<QueueLeft>(31, "queue.left"),
        Row<QueuePositionAnnounced>(32, "queue.position_announced"),
        Row<AnnouncementPlayed>(33, "announcement.played"),
        Row<OfferMade>(34, "offer.made"),
        Row<OfferEnded>(35, "offer.ended"),
        Row<AgentSignedIn>(40, "agent.signed_in"),
        Row<AgentSignedOut>(41, "agent.signed_out"),
        Row<AgentQueuesChanged>(42, "agent.queues_changed"),
        Row<AgentStateChanged>(44, "agent.state_changed"),
        Row<AgentCallModeChanged>(45, "agent.call_mode_changed"),
        Row<AgentWrapUpChanged>(46, "agent.wrap_up_changed"),
        Row<ThirdPartyJoined>(48, "conference.third_party"),
        Row<TransferRefused>(49, "transfer.refused"),
        Row<TransferStarted>(50, "transfer.started"),
        Row<TransferSucceeded>(51, "transfer.succeeded"),
        Row<TransferFailed>(52, "transfer.failed"),
        Row<ConsultStarted>(53, "consult.started"),
        Row<ConsultEnded>(54, "consult.ended"),
        Row<ConsultAnswered>(55, "consult.answered"),
        Row<ConferenceJoined>(56, "conference.joined"),
        Row<ConferenceLeft>(57, "conference.left"),
        Row<MonitorStarted>(58, "monitor.started"),
        Row<MonitorEnded>(59, "monitor.ended"),
        Row<InterceptStarted>(60, "intercept.started"),
        Row<InterceptSucceeded>(61, "intercept.succeeded"),
        Row<InterceptFailed>(62, "intercept.failed"),
        Row<WhisperStarted>(63, "whisper.started"),
        Row<WhisperEnded>(64, "whisper.ended"),
        Row<RecordingStarted>(70, "recording.started"),
        Row<RecordingJoined>(71, "recording.joined"),
        Row<RecordingEnded>(72, "recording.ended"),
        Row<VoicemailLeft>(73, "voicemail.left"),
        Row<DigitPressed>(74, "digit.pressed"),
        Row<SpeechHeard>(75, "speech.heard"),
        Row<ExtensionReachable>(80, "extension.reachable"),
        Row<TrunkFailed>(90, "trunk.failed"),
        Row<TrunkRegistered>(91, "trunk.registered"),
        Row<TrunkRegistrationFailed>(92, "trunk.registration_failed"),
        Row<TrunkUnregistered>(93, "trunk.unregistered"),
        Row<TrunkStateChanged>(94, "trunk.state_changed"),
        Row<TrunkChosen>(95, "trunk.chosen"),
        Row<TrunkLimited>(96, "trunk.limited"),
        Row<NumberRested>(97, "number.rested"),
        Row<AlarmRaised>(100, "alarm.raised"),
        Row<AlarmCleared>(101, "alarm.cleared"),
        Row<ServerStarted>(110, "server.started"),
        Row<ServerStopped>(111, "server.stopped"),
        Row<ConfigUserPut>(120, "config.user_put"),
        Row<ConfigUserRemoved>(121, "config.user_removed"),
        Row<ConfigExtensionPut>(122, "config.extension_put"),
        Row<ConfigExtensionRemoved>(123, "config.extension_removed"),
        Row<ConfigQueuePut>(124, "config.queue_put"),
        Row<ConfigQueueRemoved>(125, "config.queue_removed"),
        Row<ConfigTierPut>(126, "config.tier_put"),
        Row<ConfigTierRemoved>(127, "config.tier_removed"),
        Row<ConfigRoutePut>(128, "config.route_put"),
        Row<ConfigRouteRemoved>(129, "config.route_removed"),
        Row<ConfigMediaPut>(130, "config.media_put"),
        Row<ConfigMediaRemoved>(131, "config.media_removed"),
        Row<ConfigTrunkPut>(132, "config.trunk_put"),
        Row<ConfigTrunkRemoved>(133, "config.trunk_removed"),
        Row<ConfigNumberingPut>(134, "config.numbering_put"),
        Row<ConfigFlowPut>(135, "config.flow_put"),
        Row<ConfigFlowRemoved>(136, "config.flow_removed"),
        Row<ConfigDialingPut>(137, "config.dialing_put"),
        Row<ConfigDialingRemoved>(138, "config.dialing_removed"),
        Row<ConfigCampaignFilled>(139, "config.campaign_filled"),
        Row<ConfigRefused>(140, "config.refused"),
        Row<AuditSignInRefused>(150, "audit.sign_in_refused"),
        Row<AuditSignedIn>(151, "audit.signed_in"),
        Row<AuditSignedOut>(152, "audit.signed_out"),
        Row<AuditKeyMade>(153, "audit.key_made"),
        Row<AuditKeyRotated>(154, "audit.key_rotated"),
        Row<AuditKeyDeleted>(155, "audit.key_deleted"),
        Row<AuditRecordingRead>(156, "audit.recording_read"),
        Row<AuditRecordingDeleted>(157, "audit.recording_deleted"),
        Row<AuditRefused>(158, "audit.refused"),
        Row<AuditPhoneRefused>(159, "audit.phone_refused"),
        Row<AuditTenantAdded>(160, "audit.tenant_added"),
        Row<AuditTenantChanged>(161, "audit.tenant_changed"),
        Row<AuditTenantRemoved>(162, "audit.tenant_removed"),
        Row<AuditSubscriptionMade>(163, "audit.subscription_made"),
        Row<AuditSubscriptionChanged>(164, "audit.subscription_changed"),
        Row<AuditSubscriptionDeleted>(165, "audit.subscription_deleted"),
        Row<AuditTotpChanged>(166, "audit.totp_changed"),
        Row<AuditRecoveryCodeUsed>(167, "audit.recovery_code_used"),
        Row<AuditRecoveryCodesMade>(168, "audit.recovery_codes_made"),
        Row<AuditSupervised>(169, "audit.supervised"),
        Row<FlowEntered>(170, "flow.entered"),
        Row<FlowNodeEntered>(171, "flow.node_entered"),
        Row<FlowNodeLeft>(172, "flow.node_left"),
        Row<FlowNodeFailed>(173, "flow.node_failed"),
        Row<CampaignAttempted>(180, "campaign.attempted"),
        Row<CampaignAttemptEnded>(181, "campaign.attempt_ended"),
        Row<ConfigDoNotCallChanged>(182, "config.do_not_call_changed"),
        Row<AnswererJudged>(183, "leg.answerer_judged"),
        Row<RecordsCut>(190, "records.cut"),
    ];

    private static readonly Dictionary<Type, EventKind> ByData = Rows.ToDictionary(row => row.Data);
    private static readonly Dictionary<string, EventKind> ByName = Rows.ToDictionary(row => row.Name, StringComparer.Ordinal);
    private static readonly Dictionary<int, EventKind> ByNumber = Rows.ToDictionary(row => row.Number);

    /// <summary>In order of their numbers.</summary>
    public static IReadOnlyList<EventKind> All => Rows;

    /// <summary>The kind of these data.</summary>
    public static EventKind Of(EventData data) => ByData[data.GetType()];

    /// <summary>The kind of that name; null when there is none.</summary>
    public static EventKind? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind of that number; null when a newer program wrote it.</summary>
    public static EventKind? Numbered(int number) => ByNumber.GetValueOrDefault(number);

    private static EventKind<T> Row<T>(int number, string name, int version = 1)
        where T : EventData, IShapeable<T> => new(number, name, version);
}

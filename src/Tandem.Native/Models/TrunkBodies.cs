namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>What can be set of a trunk; what is left out is as usual, or stays as it is.</summary>
internal abstract record TrunkSettings : IBody
{
    /// <summary>Neither lets calls in nor out, nor registers.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Hosts in the order in which they are tried: an address or a name, with or without port. A name stands for all its addresses (NAPTR, SRV, A and AAAA).</summary>
    [MinLength(1), MaxLength(TrunkBounds.MostPeers)]
    public IReadOnlyList<string>? Peers { get; init; }

    /// <summary>Addresses or blocks of addresses (203.0.113.0/24) that calls come from besides the peers.</summary>
    [MaxLength(TrunkBounds.MostSources)]
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>any (what DNS says, else UDP), udp, tcp or tls.</summary>
    [RegularExpression("^(any|udp|tcp|tls)$")]
    public string? Transport { get; init; }

    /// <summary>Host of our address of record there, and of what is dialled; empty: the peer's.</summary>
    [StringLength(TrunkBounds.LongestHost)]
    public string? Domain { get; init; }

    /// <summary>Our account there.</summary>
    [StringLength(TrunkBounds.LongestUser)]
    public string? User { get; init; }

    /// <summary>Name in answers to challenges where it is another than user.</summary>
    [StringLength(TrunkBounds.LongestUser)]
    public string? AuthUser { get; init; }

    /// <summary>Never shown again.</summary>
    [StringLength(TrunkBounds.LongestUser)]
    public string? Password { get; init; }

    /// <summary>We register there, so that calls come to us.</summary>
    public bool? Registers { get; init; }

    /// <summary>For how long we ask to be registered.</summary>
    [Range(TrunkBounds.LeastRegisterSeconds, TrunkBounds.MostRegisterSeconds)]
    public int? RegisterSeconds { get; init; }

    /// <summary>Trunks of the lowest are tried first.</summary>
    [Range(0, TrunkBounds.LastPlace)]
    public int? Priority { get; init; }

    /// <summary>Of trunks of one priority, the share of calls that try it first.</summary>
    [Range(0, TrunkBounds.LastPlace)]
    public int? Weight { get; init; }

    /// <summary>After so long without any answer to an INVITE the next way is tried.</summary>
    [Range(1, TrunkBounds.MostSilenceSeconds)]
    public int? SilenceSeconds { get; init; }

    /// <summary>How often it is asked (OPTIONS) whether it is there; 0: never.</summary>
    [Range(0, TrunkBounds.MostProbeSeconds)]
    public int? ProbeSeconds { get; init; }

    /// <summary>So many in a row unanswered, or answered 503, and it is down until one is answered.</summary>
    [Range(1, TrunkBounds.MostProbeFailures)]
    public int? ProbeFailures { get; init; }

    /// <summary>Calls at once, in both directions together; 0: no limit.</summary>
    [Range(0, TrunkBounds.MostCalls)]
    public int? MaxCalls { get; init; }

    /// <summary>New calls a second, in each direction; 0: no limit.</summary>
    [Range(0, TrunkBounds.MostCalls)]
    public int? MaxCallsPerSecond { get; init; }

    /// <summary>PCMU, PCMA, G722, in the order in which they are offered; none: all.</summary>
    public IReadOnlyList<string>? Codecs { get; init; }

    /// <summary>Its media goes where its SDP says, whatever its packets show.</summary>
    public bool? MediaBySdp { get; init; }

    /// <summary>User of From; empty: the caller's number.</summary>
    [StringLength(TrunkBounds.LongestUser)]
    public string? FromUser { get; init; }

    /// <summary>Host of From; empty: domain, else the tenant's.</summary>
    [StringLength(TrunkBounds.LongestHost)]
    public string? FromDomain { get; init; }

    /// <summary>The header that has the caller's number beside From: none, asserted (P-Asserted-Identity) or preferred (P-Preferred-Identity).</summary>
    [RegularExpression("^(none|asserted|preferred)$")]
    public string? CallerHeader { get; init; }

    /// <summary>Callers are hidden from whoever is called: From is anonymous, Privacy is id.</summary>
    public bool? HidesCaller { get; init; }

    /// <summary>Who is called by a forwarded call learns which number was called first (Diversion).</summary>
    public bool? TellsDiversion { get; init; }

    /// <summary>How numbers are written there: national (0 before an area, 00 before a country), e164 (with +) or digits (E.164 without +).</summary>
    [RegularExpression("^(national|e164|digits)$")]
    public string? NumberFormat { get; init; }

    /// <summary>What is other about numbers there; of those that fit, the first of each kind counts.</summary>
    [MaxLength(TrunkBounds.MostRules)]
    public IReadOnlyList<NumberRuleModel>? NumberRules { get; init; }

    /// <summary>Where a call that comes in says which number was called: any (Request-URI; where that names our account P-Called-Party-ID or To), uri, to or p-called-party-id.</summary>
    [RegularExpression("^(any|uri|to|p-called-party-id)$")]
    public string? CalledNumber { get; init; }

    /// <summary>As a command has it; null with the field that makes no sense.</summary>
    public TrunkChange? Change(string? name, out string wrong)
    {
        List<TrunkPeer>? peers = Peers is null ? null : [];
        wrong = "";
        foreach (string text in Peers ?? [])
        {
            if (TrunkWords.Peer(text) is not { } peer)
            {
                wrong = $"{text} is neither an address nor a name, with or without port";
                return null;
            }
            peers!.Add(peer);
        }
        return new TrunkChange
        {
            Name = name,
            Disabled = Disabled,
            Peers = peers,
            Sources = Sources,
            Transport = TrunkWords.Transports.Named(Transport),
            Domain = Domain,
            User = User,
            AuthUser = AuthUser,
            Password = Password,
            Registers = Registers,
            RegisterSeconds = RegisterSeconds,
            Priority = Priority,
            Weight = Weight,
            SilenceSeconds = SilenceSeconds,
            ProbeSeconds = ProbeSeconds,
            ProbeFailures = ProbeFailures,
            MaxCalls = MaxCalls,
            MaxCallsPerSecond = MaxCallsPerSecond,
            Codecs = Codecs,
            MediaBySdp = MediaBySdp,
            FromUser = FromUser,
            FromDomain = FromDomain,
            CallerHeader = TrunkWords.CallerHeaders.Named(CallerHeader),
            HidesCaller = HidesCaller,
            TellsDiversion = TellsDiversion,
            NumberFormat = TrunkWords.Formats.Named(NumberFormat),
            NumberRules = NumberRules is null ? null : [.. NumberRules.Select(rule => rule.Row())],
            CalledNumber = TrunkWords.Places.Named(CalledNumber),
        };
    }
}

/// <summary>A trunk to be made.</summary>
internal sealed record NewTrunk : TrunkSettings
{
    /// <summary>Unique in the tenant.</summary>
    [Required, StringLength(TrunkBounds.LongestName, MinimumLength = 1)]
    public required string Name { get; init; }
}

/// <summary>What changes of a trunk; what is left out stays as it is. Calls under way go on.</summary>
internal sealed record TrunkPatch : TrunkSettings
{
    [StringLength(TrunkBounds.LongestName, MinimumLength = 1)]
    public string? Name { get; init; }
}

/// <summary>A number of that kind that begins with a prefix loses its first characters and gets others.</summary>
internal sealed record NumberRuleModel : IBody
{
    /// <summary>called-out, caller-out, called-in or caller-in: the number called or the caller's, of calls that go out or come in.</summary>
    [Required, RegularExpression("^(called-out|caller-out|called-in|caller-in)$")]
    public required string Kind { get; init; }

    /// <summary>Empty: every number.</summary>
    [StringLength(TrunkBounds.LongestPrefix)]
    public string? Prefix { get; init; }

    /// <summary>So many characters are taken away.</summary>
    [Range(0, TrunkBounds.LongestPrefix)]
    public int? Strip { get; init; }

    /// <summary>Put before what is left.</summary>
    [StringLength(TrunkBounds.LongestPrefix)]
    public string? Add { get; init; }

    public static NumberRuleModel Of(NumberRule rule) =>
        new()
        {
            Kind = TrunkWords.Kinds.Of(rule.Kind),
            Prefix = rule.Prefix,
            Strip = rule.Strip,
            Add = rule.Add,
        };

    public NumberRule Row() => new(TrunkWords.Kinds.Named(Kind)!.Value, Prefix ?? "", Strip ?? 0, Add ?? "");
}

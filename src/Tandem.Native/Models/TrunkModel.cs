namespace Tandem.Native.Models;

using System.Globalization;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;

/// <summary>A trunk, with how it stands now.</summary>
internal sealed record TrunkModel
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Given with --trunk when the server was started: it can be changed there only.</summary>
    public required bool ByOption { get; init; }

    public required bool Disabled { get; init; }

    public required IReadOnlyList<string> Peers { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required string Transport { get; init; }

    public required string Domain { get; init; }

    public required string User { get; init; }

    public required string AuthUser { get; init; }

    /// <summary>Whether there is one; it is never shown.</summary>
    public required bool HasPassword { get; init; }

    public required bool Registers { get; init; }

    public required int RegisterSeconds { get; init; }

    public required int Priority { get; init; }

    public required int Weight { get; init; }

    public required int SilenceSeconds { get; init; }

    public required int ProbeSeconds { get; init; }

    public required int ProbeFailures { get; init; }

    public required int MaxCalls { get; init; }

    public required int MaxCallsPerSecond { get; init; }

    public required IReadOnlyList<string> Codecs { get; init; }

    public required bool MediaBySdp { get; init; }

    public required string FromUser { get; init; }

    public required string FromDomain { get; init; }

    public required string CallerHeader { get; init; }

    public required bool HidesCaller { get; init; }

    public required bool TellsDiversion { get; init; }

    public required string NumberFormat { get; init; }

    public required IReadOnlyList<NumberRuleModel> NumberRules { get; init; }

    public required string CalledNumber { get; init; }

    public required TrunkStateModel State { get; init; }

    public required string Created { get; init; }

    public required string Updated { get; init; }

    public static TrunkModel Of(TrunkRow row, TrunkView? view) =>
        new()
        {
            Id = row.Id,
            Name = row.Name,
            ByOption = row.ByOption,
            Disabled = row.Disabled,
            Peers = [.. row.Peers.Select(peer => peer.ToString())],
            Sources = row.Sources,
            Transport = TrunkWords.Transports.Of(row.Transport),
            Domain = row.Domain,
            User = row.User,
            AuthUser = row.AuthUser,
            HasPassword = row.Password.Length > 0,
            Registers = row.Registers,
            RegisterSeconds = row.RegisterSeconds,
            Priority = row.Priority,
            Weight = row.Weight,
            SilenceSeconds = row.SilenceSeconds,
            ProbeSeconds = row.ProbeSeconds,
            ProbeFailures = row.ProbeFailures,
            MaxCalls = row.MaxCalls,
            MaxCallsPerSecond = row.MaxCallsPerSecond,
            Codecs = row.Codecs,
            MediaBySdp = row.MediaBySdp,
            FromUser = row.FromUser,
            FromDomain = row.FromDomain,
            CallerHeader = TrunkWords.CallerHeaders.Of(row.CallerHeader),
            HidesCaller = row.HidesCaller,
            TellsDiversion = row.TellsDiversion,
            NumberFormat = TrunkWords.Formats.Of(row.NumberFormat),
            NumberRules = [.. row.NumberRules.Select(NumberRuleModel.Of)],
            CalledNumber = TrunkWords.Places.Of(row.CalledNumber),
            State = TrunkStateModel.Of(view),
            Created = Moments.Text(row.CreatedMicros),
            Updated = Moments.Text(row.UpdatedMicros),
        };
}

/// <summary>How a trunk stands now.</summary>
internal sealed record TrunkStateModel
{
    /// <summary>up, down, unregistered, unresolved or disabled.</summary>
    public required string State { get; init; }

    /// <summary>Since when.</summary>
    public required string? Since { get; init; }

    /// <summary>none, registering, registered, failed or ended.</summary>
    public required string Registration { get; init; }

    public required string? RegisteredUntil { get; init; }

    /// <summary>What went wrong last; empty when nothing has.</summary>
    public required string LastError { get; init; }

    public required string? LastErrorAt { get; init; }

    /// <summary>What its peers were found to be, in the order in which they are tried.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Calls in progress that came in.</summary>
    public required int CallsIn { get; init; }

    /// <summary>Calls in progress that went out.</summary>
    public required int CallsOut { get; init; }

    /// <summary>Since midnight, or the server's start if that was later.</summary>
    public required TrunkCountsModel Today { get; init; }

    /// <summary>Since the server started.</summary>
    public required TrunkCountsModel Total { get; init; }

    public static TrunkStateModel Of(TrunkView? view) =>
        new()
        {
            State = view?.State ?? TrunkStates.Unresolved,
            Since = Moments.OrNull(view?.SinceMicros ?? 0),
            Registration = view?.Registration ?? "none",
            RegisteredUntil = Moments.OrNull(view?.RegisteredUntilMicros ?? 0),
            LastError = view?.LastError ?? "",
            LastErrorAt = Moments.OrNull(view?.LastErrorMicros ?? 0),
            Addresses = view?.Addresses ?? [],
            CallsIn = view?.CallsIn ?? 0,
            CallsOut = view?.CallsOut ?? 0,
            Today = TrunkCountsModel.Of(view?.Today ?? TrunkCounts.None),
            Total = TrunkCountsModel.Of(view?.Total ?? TrunkCounts.None),
        };
}

/// <summary>What went through a trunk.</summary>
internal sealed record TrunkCountsModel
{
    /// <summary>Calls that came in.</summary>
    public required long In { get; init; }

    /// <summary>Calls that were tried through it.</summary>
    public required long Out { get; init; }

    /// <summary>Of those, how many were answered.</summary>
    public required long Answered { get; init; }

    /// <summary>Of those, how many failed because of the trunk.</summary>
    public required long Failed { get; init; }

    /// <summary>Calls that came in and were refused because of its limits.</summary>
    public required long Refused { get; init; }

    /// <summary>How many of those tried ended with which final status.</summary>
    public required IReadOnlyDictionary<string, long> Codes { get; init; }

    public static TrunkCountsModel Of(TrunkCounts counts) =>
        new()
        {
            In = counts.In,
            Out = counts.Out,
            Answered = counts.Answered,
            Failed = counts.Failed,
            Refused = counts.Refused,
            Codes = counts.Codes.ToDictionary(each => each.Key.ToString(CultureInfo.InvariantCulture), each => each.Value),
        };
}

/// <summary>Trunks in order of id.</summary>
/// <param name="Trunks">One page of them.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
internal sealed record TrunkList(IReadOnlyList<TrunkModel> Trunks, string? Next);

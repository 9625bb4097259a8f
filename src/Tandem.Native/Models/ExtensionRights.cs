namespace Tandem.Native.Models;

using System.ComponentModel.DataAnnotations;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Requests;

/// <summary>What an extension may do, and what may be done to it; what is left out stays as it is, or has its default.</summary>
internal sealed record ExtensionRights : IBody
{
    private const string Reaches = "^(inside|local|national|all)$";
    private const string Rights = "^(nobody|own_queues|all)$";

    /// <summary>How far out it dials: inside, local (no area code), national or all (when not given).</summary>
    [RegularExpression(Reaches)]
    public string? CallAuthority { get; init; }

    /// <summary>Whose calls its agent may listen to: nobody's (when not given), own_queues or all.</summary>
    [RegularExpression(Rights)]
    public string? Eavesdrop { get; init; }

    /// <summary>Whether its calls may be listened to: nobody may, or, with own_queues (when not given) and all, whoever may by his own eavesdrop.</summary>
    [RegularExpression(Rights)]
    public string? Eavesdropped { get; init; }

    /// <summary>Whose calls its agent may take over: nobody's (when not given), own_queues or all.</summary>
    [RegularExpression(Rights)]
    public string? Intercept { get; init; }

    /// <summary>Whether its calls may be taken over: nobody may, or, with own_queues and all (when not given), whoever may by his own intercept.</summary>
    [RegularExpression(Rights)]
    public string? Intercepted { get; init; }

    public static ExtensionRights Of(CallRights rights) =>
        new()
        {
            CallAuthority = Words.OfEnum(rights.CallAuthority),
            Eavesdrop = Words.OfEnum(rights.Eavesdrop),
            Eavesdropped = Words.OfEnum(rights.EavesdroppedBy),
            Intercept = Words.OfEnum(rights.Intercept),
            Intercepted = Words.OfEnum(rights.InterceptedBy),
        };

    public RightsChange Change() =>
        new()
        {
            CallAuthority = Words.ToEnum<CallAuthority>(CallAuthority),
            Eavesdrop = Words.ToEnum<ListenRight>(Eavesdrop),
            EavesdroppedBy = Words.ToEnum<ListenRight>(Eavesdropped),
            Intercept = Words.ToEnum<ListenRight>(Intercept),
            InterceptedBy = Words.ToEnum<ListenRight>(Intercepted),
        };
}

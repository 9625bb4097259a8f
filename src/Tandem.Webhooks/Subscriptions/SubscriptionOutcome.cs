namespace Tandem.Webhooks.Subscriptions;

using Tandem.Webhooks.Contract;

/// <summary>What came of a change to subscriptions.</summary>
/// <param name="Row">As it is now; null when nothing was done, or it is gone.</param>
/// <param name="Field">Which field is wrong.</param>
/// <param name="Detail">What is wrong, for a person, in English.</param>
public sealed record SubscriptionOutcome(SubscriptionCode Code, SubscriptionRow? Row = null, string Field = "", string Detail = "")
{
    internal static SubscriptionOutcome Invalid(string field, string detail) => new(SubscriptionCode.Invalid, Field: field, Detail: detail);
}

public enum SubscriptionCode
{
    Done,
    NotFound,
    Invalid,

    /// <summary>It was changed since the version named.</summary>
    Stale,

    /// <summary>The tenant has as many as it may.</summary>
    TooMany,

    /// <summary>Not possible while something else is under way.</summary>
    Busy,

    /// <summary>The database could not be written; nothing was changed.</summary>
    NotKept,
}

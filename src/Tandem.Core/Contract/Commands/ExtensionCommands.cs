namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>What an extension is created from.</summary>
/// <param name="Number">Empty where it is one of <see cref="From"/>.</param>
/// <param name="Secret">What the phone registers with.</param>
public sealed record ExtensionDraft(string Number, string Secret, ExtensionKind Kind = ExtensionKind.Sip)
{
    /// <summary>Of a new user's: the lowest of these that is nobody's, and no queue's id. Refused (Overloaded) when there is none.</summary>
    public FreeRange? From { get; init; }
}

/// <summary>Makes one that is nobody's yet; answers its <see cref="ExtensionRow"/>.</summary>
public sealed record CreateExtension(ExtensionDraft Draft) : ConfigurationCommand;

/// <summary>Answers the removed <see cref="ExtensionRow"/>. Refused (Conflict) while it is somebody's, or in a call.</summary>
public sealed record DeleteExtension(string Number) : ConfigurationCommand
{
    public override string Row => $"extension {Number}";
}

/// <summary>
/// Gives extensions to a user, all of them or none; answers the <see cref="UserRow"/>. Of each kind a user has one at most. The first one a user gets is
/// in use.
/// </summary>
public sealed record BindExtensions(int UserId, IReadOnlyList<string> Numbers) : ConfigurationCommand
{
    public override string Row => $"user {UserId}";
}

/// <summary>
/// Takes extensions from a user, all of them or none; answers the <see cref="UserRow"/>. Where the one in use goes another of his is, if he has one.
/// Refused (Conflict) while somebody is signed in on one, or it is in a call.
/// </summary>
public sealed record UnbindExtensions(int UserId, IReadOnlyList<string> Numbers) : ConfigurationCommand
{
    public override string Row => $"user {UserId}";
}

/// <summary>The extension of a user on which he works from now on; answers the <see cref="UserRow"/>. Refused (Conflict) while he is signed in.</summary>
public sealed record UseExtension(int UserId, string Number) : ConfigurationCommand
{
    public override string Row => $"user {UserId}";
}

/// <summary>
/// Gives an extension to a user, whosever it was, in place of the one of its kind that he has; answers the <see cref="UserRow"/>. Refused (Conflict)
/// while somebody is signed in on one of them, or it is in a call.
/// </summary>
public sealed record MoveExtension(int UserId, string Number) : ConfigurationCommand
{
    // Two users may be changed: moves wait for each other.
    public override string Row => "extensions";
}

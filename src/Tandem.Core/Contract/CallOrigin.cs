namespace Tandem.Core.Contract;

using System.Globalization;

/// <summary>Who began a call.</summary>
public enum CallOriginKind : byte
{
    /// <summary>Written by a version that knew others.</summary>
    Unknown,

    /// <summary>A phone of ours dials.</summary>
    Extension,

    /// <summary>Somebody calls in.</summary>
    Trunk,

    /// <summary>An agent dials by command from that extension.</summary>
    Dial,

    /// <summary>A seller dials by command from that number outside.</summary>
    Number,

    /// <summary>Somebody is rung from that number of the tenant, and is a caller to it.</summary>
    Callback,

    /// <summary>The campaign of that id calls.</summary>
    Campaign,

    /// <summary>A leg is to stand by between calls of that extension.</summary>
    Standing,
}

/// <summary>Where a call comes from, as <see cref="Events.Kinds.CallStarted"/> has it: the kind's word, a colon and a name. Made and read here alone.</summary>
/// <param name="Name">An extension, a trunk, a number or an id.</param>
public readonly record struct CallOrigin(CallOriginKind Kind, string Name)
{
    private const char Between = ':';

    private static readonly (CallOriginKind Kind, string Word)[] Words =
    [
        (CallOriginKind.Extension, "extension"),
        (CallOriginKind.Trunk, "trunk"),
        (CallOriginKind.Dial, "dial"),
        (CallOriginKind.Number, "number"),
        (CallOriginKind.Callback, "callback"),
        (CallOriginKind.Campaign, "campaign"),
        (CallOriginKind.Standing, "standing"),
    ];

    public static CallOrigin Of(CallOriginKind kind, int id) => new(kind, id.ToString(CultureInfo.InvariantCulture));

    public static CallOrigin Read(string text)
    {
        int at = text.IndexOf(Between, StringComparison.Ordinal);
        foreach ((CallOriginKind kind, string word) in Words)
        {
            if (at == word.Length && text.StartsWith(word, StringComparison.Ordinal))
            {
                return new CallOrigin(kind, text[(at + 1)..]);
            }
        }
        return new CallOrigin(CallOriginKind.Unknown, text);
    }

    public override string ToString()
    {
        foreach ((CallOriginKind kind, string word) in Words)
        {
            if (kind == Kind)
            {
                return $"{word}{Between}{Name}";
            }
        }
        return Name;
    }
}

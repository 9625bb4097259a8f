namespace Tandem.Core.Contract.Rows;

/// <summary>How far out somebody may dial.</summary>
public enum CallAuthority
{
    /// <summary>Extensions and queues.</summary>
    Inside = 0,

    /// <summary>And numbers without an area code.</summary>
    Local = 1,

    /// <summary>And numbers of the country.</summary>
    National = 2,

    /// <summary>And those of other countries.</summary>
    All = 4,
}

/// <summary>Whose conversations somebody may enter.</summary>
public enum ListenRight
{
    Nobody = 0,

    /// <summary>Those of queues one is bound to or signed in to.</summary>
    OwnQueues = 1,
    All = 2,
}

/// <summary>What an extension may do, and what may be done to it.</summary>
public sealed record CallRights
{
    public CallAuthority CallAuthority { get; init; } = CallAuthority.All;

    /// <summary>To hear others unseen.</summary>
    public ListenRight Eavesdrop { get; init; }

    /// <summary>To take others' calls over.</summary>
    public ListenRight Intercept { get; init; }

    /// <summary>May be heard unseen unless by nobody: how far that goes is what <see cref="Eavesdrop"/> of who listens says.</summary>
    public ListenRight EavesdroppedBy { get; init; } = ListenRight.OwnQueues;

    /// <summary>May lose a call to somebody who takes it over, likewise.</summary>
    public ListenRight InterceptedBy { get; init; } = ListenRight.All;
}

namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>What changes of an extension's rights (<see cref="CallRights"/>); null leaves it as it is.</summary>
public sealed record RightsChange
{
    public CallAuthority? CallAuthority { get; init; }

    public ListenRight? Eavesdrop { get; init; }

    public ListenRight? Intercept { get; init; }

    public bool? Eavesdropped { get; init; }

    public bool? Intercepted { get; init; }

    /// <summary>The rights with these changes.</summary>
    public CallRights Over(CallRights before) =>
        before with
        {
            CallAuthority = CallAuthority ?? before.CallAuthority,
            Eavesdrop = Eavesdrop ?? before.Eavesdrop,
            Intercept = Intercept ?? before.Intercept,
            Eavesdropped = Eavesdropped ?? before.Eavesdropped,
            Intercepted = Intercepted ?? before.Intercepted,
        };
}

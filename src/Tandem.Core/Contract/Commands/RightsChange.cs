namespace Tandem.Core.Contract.Commands;

using Tandem.Core.Contract.Rows;

/// <summary>What changes of an extension's rights (<see cref="CallRights"/>); null leaves it as it is.</summary>
public sealed record RightsChange
{
    public CallAuthority? CallAuthority { get; init; }

    public ListenRight? Eavesdrop { get; init; }

    public ListenRight? Intercept { get; init; }

    public ListenRight? EavesdroppedBy { get; init; }

    public ListenRight? InterceptedBy { get; init; }

    /// <summary>The rights with these changes.</summary>
    public CallRights Over(CallRights before) =>
        before with
        {
            CallAuthority = CallAuthority ?? before.CallAuthority,
            Eavesdrop = Eavesdrop ?? before.Eavesdrop,
            Intercept = Intercept ?? before.Intercept,
            EavesdroppedBy = EavesdroppedBy ?? before.EavesdroppedBy,
            InterceptedBy = InterceptedBy ?? before.InterceptedBy,
        };
}

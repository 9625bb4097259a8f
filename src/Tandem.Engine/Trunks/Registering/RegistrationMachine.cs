namespace Tandem.Engine.Trunks.Registering;

using static RegistrationAction;

/// <summary>Where our registration at a trunk stands.</summary>
internal enum RegistrationState : byte
{
    /// <summary>No address of the registrar is known.</summary>
    Idle,

    /// <summary>REGISTER is out, and we are not registered.</summary>
    Asking,
    Registered,

    /// <summary>REGISTER is out, and we are registered.</summary>
    Renewing,

    /// <summary>Refused or not answered: after a while it is asked again.</summary>
    Waiting,

    /// <summary>The REGISTER that ends it is out.</summary>
    Ending,
    Ended,
}

internal enum RegistrationInput : byte
{
    /// <summary>An address of the registrar is known.</summary>
    Found,
    Granted,

    /// <summary>423: it wants to be asked for longer.</summary>
    TooBrief,
    Refused,

    /// <summary>The time to renew, or to try again, has come.</summary>
    Due,

    /// <summary>The connection it was made over is gone, and with it the registration.</summary>
    FlowLost,
    Stop,
}

[Flags]
internal enum RegistrationAction : byte
{
    None = 0,
    Ask = 1,

    /// <summary>Ask for no time at all.</summary>
    AskToEnd = 2,
    TellRegistered = 4,
    TellFailed = 8,
    TellEnded = 16,
    ArmRenewal = 32,
    ArmRetry = 64,
}

internal readonly record struct RegistrationStep(RegistrationState State, RegistrationAction Actions);

/// <summary>A registration from its first REGISTER to its last (RFC 3261 §10.2).</summary>
internal static class RegistrationMachine
{
    public static RegistrationStep Next(RegistrationState state, RegistrationInput input) =>
        (state, input) switch
        {
            (RegistrationState.Idle, RegistrationInput.Found) => new(RegistrationState.Asking, Ask),
            (RegistrationState.Asking, RegistrationInput.Granted) => new(RegistrationState.Registered, TellRegistered | ArmRenewal),
            (RegistrationState.Asking, RegistrationInput.TooBrief) => new(RegistrationState.Asking, Ask),
            (RegistrationState.Asking, RegistrationInput.Refused) => new(RegistrationState.Waiting, TellFailed | ArmRetry),
            (RegistrationState.Registered, RegistrationInput.Due) => new(RegistrationState.Renewing, Ask),
            (RegistrationState.Renewing, RegistrationInput.Granted) => new(RegistrationState.Registered, ArmRenewal),
            (RegistrationState.Renewing, RegistrationInput.TooBrief) => new(RegistrationState.Renewing, Ask),
            (RegistrationState.Renewing, RegistrationInput.Refused) => new(RegistrationState.Waiting, TellFailed | ArmRetry),
            (RegistrationState.Registered or RegistrationState.Renewing, RegistrationInput.FlowLost) => new(
                RegistrationState.Waiting,
                TellFailed | ArmRetry
            ),
            (RegistrationState.Waiting, RegistrationInput.Due) => new(RegistrationState.Asking, Ask),
            (RegistrationState.Idle or RegistrationState.Waiting, RegistrationInput.Stop) => new(RegistrationState.Ended, None),
            (RegistrationState.Asking or RegistrationState.Registered or RegistrationState.Renewing, RegistrationInput.Stop) => new(
                RegistrationState.Ending,
                AskToEnd
            ),
            (RegistrationState.Ending, RegistrationInput.Granted or RegistrationInput.Refused or RegistrationInput.TooBrief) => new(
                RegistrationState.Ended,
                TellEnded
            ),
            _ => new(state, None),
        };
}

namespace Tandem.Access.Limits;

/// <summary>Every limit on who gets in, with its default.</summary>
public sealed record AccessLimits
{
    /// <summary>Threads that hash passwords; each keeps a core busy for some tenths of a second a password.</summary>
    public int PasswordThreads { get; init; } = 2;

    /// <summary>Passwords that wait for them; more are refused with the rule <c>password-queue</c>.</summary>
    public int PasswordsWaiting { get; init; } = 64;

    /// <summary>Of those, from one source; more are refused with the rule <c>password-queue-source</c>.</summary>
    public int PasswordsPerSource { get; init; } = 16;

    /// <summary>Wrong passwords that a source may send for an account before it has to wait (rule <c>login-account</c>).</summary>
    public int FreeGuesses { get; init; } = 5;

    /// <summary>Wrong passwords that a source may send for all accounts together before it has to wait (rule <c>login-source</c>).</summary>
    public int FreeGuessesPerSource { get; init; } = 50;

    /// <summary>How long it waits then; doubled by each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Wrong passwords are forgotten when none came for so long.</summary>
    public TimeSpan GuessesForgotten { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Sources, and pairs of source and account, remembered; past it the one quiet for longest is forgotten.</summary>
    public int Guessers { get; init; } = 16_384;

    /// <summary>Tokens of one user; with one more his oldest ends.</summary>
    public int TokensPerUser { get; init; } = 16;

    /// <summary>Tokens of all users; past it nobody new is let in, and nobody is put out.</summary>
    public int Tokens { get; init; } = 200_000;

    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a fresh TOTP secret waits to be confirmed with a code; a user has one such at a time.</summary>
    public TimeSpan TotpSetup { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Requests of one key or token a second; more are refused with the rule <c>requests</c>. 0: no limit.</summary>
    public int RequestsPerSecond { get; init; } = 2_000;

    /// <summary>Keys of one tenant that work.</summary>
    public int KeysPerTenant { get; init; } = 200;

    /// <summary>How long an idempotency key is kept.</summary>
    public TimeSpan IdempotencyLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Idempotency keys of one tenant at a time; more are refused with the rule <c>idempotency-keys</c>.</summary>
    public int IdempotencyKeysPerTenant { get; init; } = 250_000;

    /// <summary>Those of all tenants, some 400 bytes each; more are refused with the rule <c>idempotency-keys-all</c>.</summary>
    public int IdempotencyKeys { get; init; } = 500_000;

    /// <summary>Bytes of an answer's body that are kept to be given again; of a longer one only that it was given.</summary>
    public int IdempotentAnswer { get; init; } = 16 * 1024;

    /// <summary>Refusals that are alike are told the log once in this time, with how many they were.</summary>
    public TimeSpan AuditWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Different refusals of a tenant told in that time; past it they are told without names.</summary>
    public int AuditRepeats { get; init; } = 200;

    /// <summary>Reads of records and recordings at once.</summary>
    public int ReadsAtOnce { get; init; } = 4;

    /// <summary>Reads that wait for them; more are refused with the rule <c>archive</c>.</summary>
    public int ReadsWaiting { get; init; } = 64;

    /// <summary>Who may follow the log as it grows, of one tenant; more are refused with the rule <c>event-streams</c>.</summary>
    public int StreamsPerTenant { get; init; } = 100;

    /// <summary>Of these by one key or token; more are refused with the rule <c>event-streams-key</c>.</summary>
    public int StreamsPerKey { get; init; } = 25;

    /// <summary>And of all; more are refused with the rule <c>event-streams-all</c>.</summary>
    public int Streams { get; init; } = 400;

    /// <summary>How long who logs in waits for his token to be durable; after it he gets it anyway, and a crash may cost it.</summary>
    public TimeSpan CommitPatience { get; init; } = TimeSpan.FromMilliseconds(500);
}

namespace Tandem.Core.Contract.Rows;

/// <summary>A queue. Parameters that XSwitch keeps as free key/value rows are in <see cref="Parameters"/>, in order of keys.</summary>
/// <param name="Kind"><c>callcenter</c> or <c>fifo</c>.</param>
/// <param name="Strategy">A name of the strategy table.</param>
/// <param name="HoldSound">Media path for waiting callers, empty for the built-in music.</param>
/// <param name="Greeting">Media path played once on entry, empty for none.</param>
public sealed record QueueRow(
    int Id,
    string Name,
    string Kind,
    string Strategy,
    string Description,
    string HoldSound,
    string Greeting,
    bool AutoRecord,
    IReadOnlyList<QueueParameter> Parameters,
    long CreatedMicros,
    long UpdatedMicros
);

/// <summary>One extra parameter of a queue (XSwitch <c>extra_params</c>): engine spelling of the key, value as text.</summary>
public sealed record QueueParameter(int Id, string Key, string Value, bool Disabled, long CreatedMicros, long UpdatedMicros);

/// <summary>An agent bound to a queue, with level and position as mod_callcenter has them (1-based, low first).</summary>
public sealed record TierRow(int Id, int QueueId, int UserId, int Level, int Position, long CreatedMicros, long UpdatedMicros);

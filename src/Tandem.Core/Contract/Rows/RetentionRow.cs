namespace Tandem.Core.Contract.Rows;

/// <summary>How long a tenant keeps what, where that is less than the operator does. What is 0 goes by the operator. A tenant has one at most.</summary>
public sealed record RetentionRow(int Id) : DialingRow(Id)
{
    public const string Word = "retention";

    /// <summary>The log is kept for so many days whatever is said: what is made of it again, and webhooks, need it.</summary>
    public const int LeastEventDays = 3;

    public int RecordingDays { get; init; }

    public int RecordingMegabytes { get; init; }

    /// <summary>Of call records.</summary>
    public int RecordDays { get; init; }

    public int EventDays { get; init; }

    public int EventMegabytes { get; init; }

    public override string Kind => Word;

    public override string Label => "";
}

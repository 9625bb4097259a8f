namespace Tandem.Dialects.Udesk.Requests;

using System.Text.Json;

/// <summary>What goes back: a code with what it is about, and for a success the result.</summary>
/// <param name="Detail">In place of the code's own description; null for that.</param>
/// <param name="Result">Writes the value of <c>Result</c>; null for null.</param>
internal sealed record Answer(ErrorCode Code, string? Detail, Action<Utf8JsonWriter>? Result)
{
    /// <summary><c>"Result": null</c>.</summary>
    public static readonly Answer Done = new(ErrorTable.Success, null, null);

    public bool IsSuccess => Code == ErrorTable.Success;

    public static Answer Of(Action<Utf8JsonWriter> result) => new(ErrorTable.Success, null, result);

    public static Answer Error(ErrorCode code, string? detail = null) => new(code, detail, null);

    public static implicit operator ValueTask<Answer>(Answer answer) => new(answer);
}

namespace Tandem.Dialects.Uccc.Requests;

using System.Text.Json;
using Tandem.Core.Contract.Commands;

/// <summary>What goes back: a document with 200, nothing with 200, or an error.</summary>
/// <param name="Error">Null for a success.</param>
/// <param name="Message">What is wrong, for people, Chinese first as the document has it.</param>
/// <param name="Field">Of the request; empty where it is none.</param>
/// <param name="Document">Writes a success; null for an empty body.</param>
internal sealed record Answer(ErrorCode? Error, string Message, string Field, Action<Utf8JsonWriter>? Document)
{
    /// <summary>An empty body.</summary>
    public static readonly Answer Done = new(null, "", "", null);

    public static Answer Of(Action<Utf8JsonWriter> document) => new(null, "", "", document);

    public static Answer Fault(ErrorCode code, string message, string field = "") => new(code, message, field, null);

    /// <summary>A command's failure.</summary>
    public static Answer Of(Outcome outcome, string field) =>
        outcome.Code switch
        {
            OutcomeCode.Ok => Done,
            OutcomeCode.CommitFailed => Fault(ErrorTable.Unavailable, $"无法保存：{outcome.Detail}"),
            OutcomeCode.Overloaded => Fault(ErrorTable.TooManyRequests, $"超出限制：{outcome.Detail}"),
            _ => Fault(ErrorTable.Refused, $"无法执行：{outcome.Detail}", field),
        };

    public static implicit operator ValueTask<Answer>(Answer answer) => new(answer);
}

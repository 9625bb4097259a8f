namespace Tandem.Dialects.Meiqia.Requests;

using System.Text.Json;
using Tandem.Core.Contract.Commands;

/// <summary>What goes back: a document with 200, or an error.</summary>
/// <param name="Error">Null for a success.</param>
/// <param name="Message">What is wrong, for people: Chinese first, since callers show it.</param>
/// <param name="Document">Writes a success.</param>
internal sealed record Answer(ErrorCode? Error, string Message, Action<Utf8JsonWriter>? Document)
{
    /// <summary>What the document leaves empty.</summary>
    public static readonly Answer Empty = Of(json =>
    {
        json.WriteStartObject();
        json.WriteEndObject();
    });

    public static Answer Of(Action<Utf8JsonWriter> document) => new(null, "", document);

    public static Answer Fault(ErrorCode code, string message) => new(code, message, null);

    public static Answer Invalid(string what) => Fault(ErrorTable.InvalidArgument, $"参数错误：{what}");

    /// <summary>A command's failure.</summary>
    public static Answer Of(Outcome outcome) =>
        outcome.Code switch
        {
            OutcomeCode.Ok => Empty,
            OutcomeCode.Invalid => Invalid(outcome.Detail),
            OutcomeCode.NotFound => Fault(ErrorTable.NotFound, $"不存在：{outcome.Detail}"),
            OutcomeCode.Duplicate => Fault(ErrorTable.AlreadyExists, $"已存在：{outcome.Detail}"),
            OutcomeCode.Conflict or OutcomeCode.Stale => Fault(ErrorTable.FailedPrecondition, $"当前状态不允许：{outcome.Detail}"),
            OutcomeCode.Forbidden => Fault(ErrorTable.PermissionDenied, $"没有权限：{outcome.Detail}"),
            // As the document has it.
            OutcomeCode.NotSignedIn or OutcomeCode.Unreachable => Fault(ErrorTable.Unauthenticated, "坐席未注册"),
            OutcomeCode.Overloaded => Fault(ErrorTable.ResourceExhausted, $"超出限制：{outcome.Detail}"),
            OutcomeCode.CommitFailed => Fault(ErrorTable.Unavailable, $"无法保存：{outcome.Detail}"),
            _ => Fault(ErrorTable.Internal, $"内部错误：{outcome.Detail}"),
        };

    public static implicit operator ValueTask<Answer>(Answer answer) => new(answer);
}

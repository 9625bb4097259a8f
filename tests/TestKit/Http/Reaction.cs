namespace Tandem.TestKit.Http;

/// <summary>What a receiver does with a request.</summary>
public abstract record Reaction
{
    public static readonly Reaction Ok = new Answer(200);

    /// <summary>Says nothing, ever.</summary>
    public sealed record Stall : Reaction;

    /// <summary>Ends the connection with a reset, unanswered.</summary>
    public sealed record Reset : Reaction;

    /// <summary>Promises a body and closes in the middle of it.</summary>
    public sealed record CloseMidBody(int Status) : Reaction;

    /// <summary>Answers.</summary>
    public sealed record Answer(int Status, string Body = "", params (string Name, string Value)[] Headers) : Reaction;

    /// <summary>Answers with what is no text.</summary>
    public sealed record Bytes(int Status, byte[] Body, string ContentType) : Reaction;

    /// <summary>Answers when the test lets it.</summary>
    public sealed record When(Task Go, Reaction Then) : Reaction;
}

namespace Tandem.Dialects.Udesk.Requests;

using Tandem.Access.Contract;
using Tandem.Access.Secrets;

/// <summary>What came of a request.</summary>
/// <param name="Begun">It is to be answered so whenever it comes again.</param>
/// <param name="Before">It was done before, and answered so.</param>
internal readonly record struct Asked(Answer Answer, SecretHash? Begun = null, KeptAnswer? Before = null)
{
    public static implicit operator Asked(Answer answer) => new(answer);
}

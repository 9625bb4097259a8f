namespace Tandem.Dialects.Meiqia.Requests;

using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Secrets;
using Tandem.Http.Reading;

/// <summary>A request whose token is right, with all a resource needs.</summary>
/// <param name="fields">Of the body.</param>
internal sealed class MeiqiaRequest(HttpContext http, FrontDoor door, Caller caller, StrictFields fields, RecordingLinks links)
    : CallerRequest(http, door, caller, http.RequestAborted)
{
    /// <summary>Of the body.</summary>
    public StrictFields Fields => fields;

    /// <summary>The first bad field, as an answer; null when all are well.</summary>
    public Answer? Problem => fields.Problem is { } problem ? Answer.Invalid(problem) : null;

    /// <summary>Where a recording can be fetched; empty for none.</summary>
    public string LinkTo(Guid recording) => LinkTo(links, recording);
}

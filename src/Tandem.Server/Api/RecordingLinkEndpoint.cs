namespace Tandem.Server.Api;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access;
using Tandem.Access.Limits;
using Tandem.Access.Secrets;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Http.Reading;
using Tandem.Http.Writing;

/// <summary>Recordings for who has a link, as a WAV file, in parts too (Range).</summary>
internal sealed class RecordingLinkEndpoint(FrontDoor door, RecordingLinks links)
{
    private const string Suffix = ".wav";
    private const string Face = "link";

    public static void Map(IEndpointRouteBuilder routes, FrontDoor door, RecordingLinks links) =>
        routes.MapMethods("/recordings/{tenant:int}/{name}", ["GET", "HEAD"], new RecordingLinkEndpoint(door, links).HandleAsync);

    private async Task HandleAsync(HttpContext http)
    {
        string name = http.Request.RouteValues["name"]?.ToString() ?? "";
        int tenant = int.TryParse(http.Request.RouteValues["tenant"]?.ToString(), out int number) ? number : 0;
        bool isName = Guid.TryParse(name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name, out Guid recording);
        IQueryCollection query = http.Request.Query;
        if (
            !isName
            || !links.IsGood(tenant, recording, query["expires"].ToString(), query["signature"].ToString())
            || door.Tenants.ById(tenant) is not { } owner
        )
        {
            await Problem.WriteAsync(
                http.Response,
                404,
                "there is no such recording, or the link to it is good no longer: ask for a new one"
            );
            return;
        }
        (Stream? file, Throttled? refused) = await door.Archive.ReadAsync(
            archive => archive.OpenRecording(tenant, recording),
            http.RequestAborted
        );
        if (refused is { } busy)
        {
            http.Response.Headers.RetryAfter = busy.Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await Problem.WriteAsync(http.Response, 429, $"rule {busy.Rule}: try again in {busy.Seconds} s");
            return;
        }
        if (file is null)
        {
            await Problem.WriteAsync(http.Response, 404, "the recording is there no longer");
            return;
        }
        string address = ClientSource.AddressOf(http);
        await owner.Door.LogAsync(Actor.System.From(address), new AuditRecordingRead(recording, Face, address));
        FileStreamHttpResult answer = TypedResults.Stream(file, "audio/wav", enableRangeProcessing: true);
        await answer.ExecuteAsync(http);
    }
}

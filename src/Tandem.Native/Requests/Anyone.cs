namespace Tandem.Native.Requests;

using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Http.Reading;

/// <summary>A request from somebody who need not be known.</summary>
internal sealed class Anyone(HttpContext http, FrontDoor door)
{
    public HttpContext Http => http;

    public FrontDoor Door => door;

    /// <summary>From where, as limits count it.</summary>
    public string Source => ClientSource.Of(http);

    public static ValueTask<Anyone?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<Anyone>());
}

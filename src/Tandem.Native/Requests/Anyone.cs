namespace Tandem.Native.Requests;

using Microsoft.AspNetCore.Http;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Http.Reading;

/// <summary>A request from somebody who need not be known.</summary>
internal sealed class Anyone(HttpContext http, FrontDoor door)
{
    public HttpContext Http => http;

    public FrontDoor Door => door;

    public Origin From => new(Face.Native, ClientSource.Of(http), ClientSource.AddressOf(http));

    public static ValueTask<Anyone?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<Anyone>());
}

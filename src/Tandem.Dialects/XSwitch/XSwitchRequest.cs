namespace Tandem.Dialects.XSwitch;

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tandem.Core.Commands;
using Tandem.Core.Views;
using Tandem.Dialects.Http;

/// <summary>One request as a resource sees it: who asks, the path's parameters, the body's fields.</summary>
internal sealed class XSwitchRequest(HttpContext http, Auth auth, Caller? caller, string[] parameters, Fields fields)
{
    public HttpContext Http => http;

    public Auth Auth => auth;

    /// <summary>Always there, but for resources that anyone may use.</summary>
    public Caller Caller => caller ?? throw new InvalidOperationException("this resource needs no caller, so it has none");

    public TenantViews Views => Caller.Door.Views;

    public Fields Fields => fields;

    /// <summary>The id in the path at that place; null when it is no number, so names nothing.</summary>
    public int? Id(int place) => int.TryParse(parameters[place], NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;

    /// <summary>The text in the path at that place.</summary>
    public string Name(int place) => parameters[place];

    /// <summary>A query parameter; of one given twice, the first. Null when absent.</summary>
    public string? Query(string name) => http.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    public Task<Outcome> AskAsync(Command command) => Caller.Door.AskAsync(command, http.RequestAborted);
}

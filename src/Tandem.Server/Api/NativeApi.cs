namespace Tandem.Server.Api;

using System.Globalization;
using System.Text.Json;
using Tandem.Access;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Views;
using Tandem.Server.Hosting;
using Tandem.Store.Contract;

/// <summary>
/// The native API, read-only so far: <c>GET /v1/records</c>, <c>/v1/calls</c>, <c>/v1/recordings/{id}</c>, <c>/v1/events</c>, with the native key as
/// <c>Authorization: Bearer KEY</c> or <c>X-API-Key: KEY</c>.
/// </summary>
internal sealed class NativeApi(ServerHost host, FrontDoor door)
{
    private const string Bearer = "Bearer ";
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);
    private readonly EventPages events = new(host);

    public Task HandleAsync(HttpContext context)
    {
        if (TenantOf(context.Request) is not { } tenant)
        {
            return RefuseAsync(context, 401, "the native key is missing or wrong: send it as Authorization: Bearer KEY");
        }
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET";
            return RefuseAsync(context, 405, "read-only: GET");
        }
        string[] path = (context.Request.Path.Value ?? "").Trim('/').Split('/');
        return path switch
        {
            ["v1", "records"] => RecordsAsync(context, tenant),
            ["v1", "calls"] => CallsAsync(context, tenant),
            ["v1", "events"] => events.AnswerAsync(context, tenant.Id),
            ["v1", "recordings", string id] => RecordingAsync(context, tenant, id),
            _ => RefuseAsync(context, 404, "no such resource"),
        };
    }

    public static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { code = status, message } }, Format);
    }

    private TenantEntry? TenantOf(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        string? key =
            header?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true ? header[Bearer.Length..] : request.Headers["X-API-Key"];
        return door.Principals.Find("native", key.AsSpan().Trim()) is { } principal && principal.IsAtLeast(Role.Supervisor)
            ? door.Tenants.ById(principal.Tenant)
            : null;
    }

    private async Task RecordsAsync(HttpContext context, TenantEntry tenant)
    {
        IQueryCollection query = context.Request.Query;
        if (
            !TryNumber(query["limit"], 100, RecordQuery.MaxLimit, out int limit)
            || !TryNumber(query["offset"], 0, int.MaxValue, out int offset)
            || !TryMoment(query["from"], out long from)
            || !TryMoment(query["to"], out long to)
            || !TryId(query["call"], out Guid call)
        )
        {
            await RefuseAsync(
                context,
                400,
                $"limit (1–{RecordQuery.MaxLimit}), offset, from and to (ISO 8601) or call (UUID) makes no sense"
            );
            return;
        }
        RecordQuery wanted = new(tenant.Id, limit, offset, from, to, call);
        object[] records = [.. host.Store.Records.Read(wanted).Select(RecordJson.Of)];
        await context.Response.WriteAsJsonAsync(
            new
            {
                records,
                limit,
                offset,
            },
            Format
        );
    }

    private async Task CallsAsync(HttpContext context, TenantEntry tenant)
    {
        TenantViews views = tenant.Door.Views;
        object[] calls =
        [
            .. views
                .Calls.All()
                .Select(call => new
                {
                    call = call.Call,
                    state = call.State,
                    callerNumber = call.CallerNumber,
                    dialled = call.Dialled,
                    queue = call.Queue,
                    start = RecordJson.Moment(call.StartMicros),
                    legs = call.Legs,
                    candidates = call.Candidates,
                }),
        ];
        await context.Response.WriteAsJsonAsync(new { calls }, Format);
    }

    private async Task RecordingAsync(HttpContext context, TenantEntry tenant, string text)
    {
        bool known = Guid.TryParse(text, out Guid id) && host.Store.Records.TenantOfRecording(id) == tenant.Id;
        if (!known || host.Store.Files.TryOpen(id) is not { } file)
        {
            await RefuseAsync(context, 404, "no such recording");
            return;
        }
        await Results.Stream(file, "audio/wav", $"{id}.wav", enableRangeProcessing: true).ExecuteAsync(context);
    }

    private static bool TryNumber(string? text, int otherwise, int most, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most);
    }

    private static bool TryMoment(string? text, out long micros)
    {
        micros = 0;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }
        bool read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at);
        micros = read ? (at.UtcTicks - DateTime.UnixEpoch.Ticks) / 10 : 0;
        return read;
    }

    private static bool TryId(string? text, out Guid id)
    {
        id = Guid.Empty;
        return string.IsNullOrEmpty(text) || Guid.TryParse(text, out id);
    }
}

namespace Tandem.Dialects.XSwitch.Resources;

using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary>
/// <c>POST /api/users/muti_add</c> (also spelt <c>multi_add</c>, and to <c>/api/users</c> as the documents' own curl line does): one user
/// for each number from <c>users_start</c> to <c>users_end</c>, all of them or none.
/// </summary>
internal static class UsersInBulk
{
    public static ValueTask<Answer> Create(XSwitchRequest request) => CreateAsync(request);

    public static async ValueTask<Answer> CreateAsync(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        NumberRange range = NumberRange.Read(fields, XSwitchLimits.Users);
        string? password = fields.Secret("password", XSwitchLimits.Password);
        List<UserDraft> drafts = [];
        if (fields.Problem is null)
        {
            drafts = [.. range.All().TakeWhile(_ => fields.Problem is null).Select(login => Users.ReadDraft(fields, login))];
        }
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        if (password is not null)
        {
            // One hash for all: they share the password anyway, and hashing is slow by design.
            (string? hash, Answer busy) = await request.HashAsync(password);
            if (hash is null)
            {
                return busy;
            }
            drafts = [.. drafts.Select(draft => draft with { PasswordHash = hash })];
        }
        Outcome outcome = await request.AskAsync(new CreateUsers(drafts));
        if (outcome is not { IsOk: true, Value: List<UserRow> users })
        {
            return Errors.Of(outcome);
        }
        Utf8JsonWriter json = Envelope.Begin(request);
        json.WriteStartArray();
        foreach (UserRow user in users)
        {
            UserWire.WriteMade(json, user, password ?? "");
        }
        json.WriteEndArray();
        return Envelope.End(request);
    }
}

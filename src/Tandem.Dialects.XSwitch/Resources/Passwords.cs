namespace Tandem.Dialects.XSwitch.Resources;

using Tandem.Access;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.XSwitch.Requests;
using Tandem.Dialects.XSwitch.Wire;
using Tandem.Http.Reading;

/// <summary><c>PUT /api/users/change_password</c>: an administrator sets any password; others change their own, knowing the old one.</summary>
internal static class Passwords
{
    private const int WrongOldPassword = 903;

    public static async ValueTask<Answer> Change(XSwitchRequest request)
    {
        Fields fields = request.Fields;
        Caller caller = request.Caller;
        int id = fields.Whole("id", 0, int.MaxValue) ?? caller.UserId;
        string password = fields.Required("password", XSwitchLimits.Password);
        string? old = fields.Text("old_password", XSwitchLimits.Password);
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        if (!caller.Administrator && await RefuseAsync(request, id, old ?? "") is { } refused)
        {
            return refused;
        }
        Outcome outcome = await request.AskAsync(new ChangePassword(id, PasswordHash.Make(password)));
        return outcome.IsOk ? Answer.Data(json => json.WriteStringValue("{}")) : Errors.Of(outcome, callControl: false);
    }

    private static async ValueTask<Answer?> RefuseAsync(XSwitchRequest request, int id, string old)
    {
        if (id != request.Caller.UserId)
        {
            return Errors.NotAuthorized;
        }
        UserRow? user = request.Views.Users[id];
        if (user is { PasswordHash.Length: > 0 } && PasswordHash.Verify(user.PasswordHash, old))
        {
            return null;
        }
        string source = request.Http.Connection.RemoteIpAddress?.ToString() ?? "";
        await Task.Delay(request.Auth.Delays.Fail(source, $"password of {request.Caller.Domain}/{id}"), request.Http.RequestAborted);
        return Answer.Error(403, WrongOldPassword, "the old password is wrong");
    }
}

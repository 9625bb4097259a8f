namespace Tandem.Dialects.XSwitch.Resources;

using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
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
        fields.Required("id", XSwitchLimits.Name);
        int id = fields.Whole("id", 0, int.MaxValue) ?? 0;
        string? password = fields.Secret("password", XSwitchLimits.Password);
        string? old = fields.Secret("old_password", XSwitchLimits.Password);
        if (password is null)
        {
            fields.Wrong("password", "is required");
        }
        if (fields.Problem is { } problem)
        {
            return Errors.Invalid(problem);
        }
        if (!caller.Administrator && await RefuseAsync(request, id, old ?? "") is { } refused)
        {
            return refused;
        }
        (string? hash, Answer busy) = await request.HashAsync(password!);
        if (hash is null)
        {
            return busy;
        }
        Outcome outcome = await request.AskAsync(new ChangePassword(id, hash));
        if (!outcome.IsOk)
        {
            return Errors.Of(outcome);
        }
        Envelope.Begin(request).WriteStringValue("{}"u8);
        return Envelope.End(request);
    }

    private static async ValueTask<Answer?> RefuseAsync(XSwitchRequest request, int id, string old)
    {
        if (id != request.Caller.UserId)
        {
            return Errors.NotAuthorized(request.Json);
        }
        Login login = request.Auth.Door.Login;
        Principal caller = request.Caller.Principal;
        UserRow? user = request.Views.Users[id];
        return await login.ConfirmAsync(request.From, caller.Tenant, user?.Login ?? "", user, old) switch
        {
            LoginResult.Confirmed => null,
            LoginResult.Refused refused => Errors.TooMany(refused.Throttled),
            _ => Answer.Error(403, WrongOldPassword, "the old password is wrong"),
        };
    }
}

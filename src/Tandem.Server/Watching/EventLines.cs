namespace Tandem.Server.Watching;

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Server.Logging;
using Tandem.Sip.Receiving;
using Tandem.Sip.Registration;

/// <summary>What the log says of what a loop has shown. Belongs to the watching thread.</summary>
/// <param name="book">The log.</param>
/// <param name="nameOf">A tenant's name.</param>
internal sealed class EventLines(LogBook book, Func<int, string> nameOf)
{
    private const string None = "-";
    private const double MicrosPerSecond = 1e6;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Take(int tenant, Event happened, SeenCall? call)
    {
        switch (happened.Data)
        {
            case CallEnded ended when call is not null:
                Outcome(tenant, happened, ended, call);
                break;
            case RecordingEnded { Failure.Length: > 0 } failed:
                book.Write(LogMessages.RecordingFailed, failed.Recording, happened.Call, failed.Failure);
                break;
            case TransferRefused refused:
                book.Write(LogMessages.TransferRefused, happened.Call, happened.By.Text, refused.Target, refused.Why);
                break;
            case AlarmRaised raised:
                book.Write(LogMessages.AlarmRaised, raised.Name, nameOf(tenant), raised.Detail);
                break;
            case AlarmCleared cleared:
                book.Write(LogMessages.AlarmCleared, cleared.Name, nameOf(tenant));
                break;
            case TrunkFailed failed:
                book.Write(LogMessages.TrunkFailed, failed.Trunk, nameOf(tenant), happened.Call, failed.Cause, failed.SipCode);
                break;
            case AgentSignedIn signedIn:
                string queues = string.Join(',', signedIn.Queues);
                book.Write(LogMessages.AgentSignedIn, signedIn.Agent, nameOf(tenant), signedIn.Extension, queues, happened.By.Text);
                break;
            case AgentSignedOut signedOut:
                book.Write(LogMessages.AgentSignedOut, signedOut.Agent, nameOf(tenant), signedOut.Reason, happened.By.Text);
                break;
            case AgentStateChanged changed when book.Says(LogMessages.AgentStateChanged):
                book.Write(LogMessages.AgentStateChanged, changed.Agent, nameOf(tenant), changed.Status, changed.State, changed.Reason);
                break;
            default:
                Other(tenant, happened);
                break;
        }
    }

    public void Take(int tenant, BindingChanged change)
    {
        Binding binding = change.Binding;
        string name = nameOf(tenant);
        switch (change.Change)
        {
            case BindingChange.Added:
                book.Write(
                    LogMessages.Registered,
                    binding.Extension,
                    name,
                    binding.Source.ToString(),
                    binding.Contact,
                    binding.UserAgent,
                    binding.CallId
                );
                break;
            case BindingChange.Refreshed:
                book.Write(
                    LogMessages.RegistrationMoved,
                    binding.Extension,
                    name,
                    binding.Source.ToString(),
                    binding.Contact,
                    binding.CallId
                );
                break;
            case BindingChange.Removed:
                book.Write(LogMessages.Unregistered, binding.Extension, name, binding.Contact, binding.CallId);
                break;
            default:
                book.Write(LogMessages.RegistrationExpired, binding.Extension, name, binding.Contact, binding.CallId);
                break;
        }
    }

    public void Take(CredentialsRefused refused) =>
        book.Write(
            LogMessages.WrongCredentials,
            refused.Account,
            refused.Realm,
            refused.Source.Remote.ToString(),
            refused.Method,
            refused.CallId
        );

    public void Take(RefusedRequest refused)
    {
        RefusalLine line = RefusalLine.Of(refused.Response);
        book.Write(LogMessages.SipRefused, line.Method, refused.Source, refused.Code, line.Phrase, line.CallId);
    }

    private void Outcome(int tenant, Event happened, CallEnded ended, SeenCall call)
    {
        if (call.BridgedMicros > 0)
        {
            book.Write(
                LogMessages.CallAnswered,
                happened.Call,
                nameOf(tenant),
                Or(call.Caller),
                Or(call.Dialled),
                Or(call.Agent),
                Or(call.Queue),
                Seconds(call.BridgedMicros),
                Seconds(happened.MonoMicros - call.BridgedMicros),
                ended.Cause,
                Or(call.SipCallId)
            );
            return;
        }
        book.Write(
            LogMessages.CallUnanswered,
            happened.Call,
            nameOf(tenant),
            Or(call.Caller),
            Or(call.Dialled),
            Or(call.Queue),
            Seconds(happened.MonoMicros),
            ended.Cause,
            Or(call.SipCallId)
        );
    }

    // By the first word of the kind's name: kinds that come later have their lines already.
    private void Other(int tenant, Event happened)
    {
        string type = EventTable.Of(happened.Data).Name;
        ReadOnlySpan<char> area = type.AsSpan(0, type.IndexOf('.', StringComparison.Ordinal));
        bool isRefused = type.Contains("refused", StringComparison.Ordinal);
        LogMessage? message = area switch
        {
            "config" => isRefused ? LogMessages.ConfigurationRefused : LogMessages.ConfigurationChanged,
            "trunk" => LogMessages.TrunkChanged,
            "audit" => isRefused ? LogMessages.AuditedRefusal : LogMessages.Audited,
            _ => null,
        };
        if (message is null || !book.Says(message))
        {
            return;
        }
        string detail = JsonSerializer.Serialize(happened.Data, happened.Data.GetType(), Format);
        if (area is "audit")
        {
            book.Write(message, happened.By.Text, type, detail);
        }
        else if (area is "trunk")
        {
            book.Write(message, nameOf(tenant), type, detail);
        }
        else
        {
            book.Write(message, nameOf(tenant), type, detail, happened.By.Text);
        }
    }

    private static string Or(string text) => text.Length > 0 ? text : None;

    private static string Seconds(long micros) => (Math.Max(0, micros) / MicrosPerSecond).ToString("0.0", CultureInfo.InvariantCulture);
}

namespace Tandem.Phones;

using System.Globalization;
using Tandem.Foundation;
using Tandem.Sip.Auth;
using Tandem.Sip.Flows;
using Tandem.Sip.Messages;
using Tandem.Sip.Settings;
using Tandem.Sip.Usages.Requests;

/// <summary>The phone's registration, kept up until it leaves.</summary>
public sealed partial class Phone
{
    private string HostCalled => Config.NamesDomain ? Config.Domain : Config.Server.ToString();

    private Flow? Proxy => Config.NamesDomain ? new Flow(SipTransport.Udp, Config.Local, Config.Server) : null;

    private void SendRegister(int expires, Now now)
    {
        sip.Request(
            new OutboundRequest
            {
                Method = "REGISTER",
                Target = $"sip:{HostCalled}",
                Flow = Proxy,
                FromUser = Config.User,
                FromDomain = Config.Domain,
                ToUri = $"sip:{Config.User}@{Config.Domain}",
                CallId = registration,
                Headers =
                [
                    new ExtraHeader("Contact", $"<sip:{Config.User}@{Config.Local}>"),
                    new ExtraHeader("Expires", expires.ToString(CultureInfo.InvariantCulture)),
                ],
                Credential = new OutboundCredential(Config.User, Config.Password),
            },
            now
        );
        Pump(now);
    }

    private void Registered(int code, Now now)
    {
        IsRegistered = code == 200 && !leaving;
        Outbox.Events.Add(new PhoneRegistered(code));
        if (leaving)
        {
            return;
        }
        TimeSpan again = IsRegistered ? TimeSpan.FromSeconds(Config.ExpiresSeconds / 2.0) : RetryRegister;
        alarms.Rearm(ref register, now.Mono + again, (Alarm.Register, null));
    }
}

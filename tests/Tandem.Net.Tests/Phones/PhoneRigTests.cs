namespace Tandem.Net.Tests.Phones;

using Tandem.Foundation;
using Tandem.Net.Phones;
using Tandem.Net.Tests.Rig;
using Tandem.Phones;

/// <summary>Scripted phones on real sockets, one calling the other.</summary>
public class PhoneRigTests
{
    private const int Lines = 2;
    private static readonly NetAddress Loopback = NetAddress.FromV4(0x7F000001, 0);

    [Fact]
    public void A_phone_hears_and_is_heard_in_more_calls_than_it_has_ports()
    {
        using PhoneRig rig = new(Lines);
        int down = 0;
        Phone callee = rig.Add(Loopback, Config("bob", default), (_, happened) => down += happened is PhoneDown ? 1 : 0);
        Phone caller = rig.Add(Loopback, Config("ann", callee.Config.Local), (_, _) => { });
        rig.Start();
        for (int call = 1; call <= 2 * Lines + 1; call++)
        {
            rig.Do(caller, (phone, now) => phone.Call("bob", now));
            Patience.Until(() => Hears(caller) && Hears(callee), $"sound in call {call}");
            rig.Do(caller, (phone, now) => phone.HangUp(phone.Lines[0].Id, now));
            int ended = call;
            Patience.Until(() => Volatile.Read(ref down) == ended && caller.Lines.Count == 0, $"the end of call {call}");
        }
    }

    private static bool Hears(Phone phone) => phone.Lines.Any(line => line.PacketsIn > 0);

    private static PhoneConfig Config(string user, NetAddress server) =>
        new()
        {
            User = user,
            Domain = "phones.test",
            Server = server,
            Local = default,
            Rtp = default,
            RingFor = TimeSpan.Zero,
            ToneHz = 440,
        };
}

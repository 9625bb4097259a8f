namespace Tandem.Phones;

using Tandem.Foundation;

public sealed partial class Phone
{
    private const int PressMillis = 100;

    /// <summary>Presses a key on a line that is up; one after the other where several are pressed at once.</summary>
    public void Press(long id, char key, KeyWay way, Now now)
    {
        if (Find(id) is not { IsUp: true, Session: { } session } line)
        {
            return;
        }
        if (way == KeyWay.Info)
        {
            session.SendDtmfInfo(key, PressMillis, now);
        }
        else
        {
            line.Keys.Press(key, way);
            alarms.Rearm(ref line.Speak, now.Mono, (Alarm.Speak, line));
        }
        Pump(now);
    }
}

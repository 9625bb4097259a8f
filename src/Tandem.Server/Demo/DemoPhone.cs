namespace Tandem.Server.Demo;

using Tandem.Foundation;
using Tandem.Net.Phones;
using Tandem.Phones;

/// <summary>A phone of the demo, and what it has heard.</summary>
internal sealed class DemoPhone
{
    private readonly Dictionary<long, PhoneLine> live = [];

    public DemoPhone(PhoneRig rig, NetAddress host, PhoneConfig config)
    {
        Phone = rig.Add(host, config, OnEvent);
    }

    public Phone Phone { get; }

    /// <summary>The tone heard at the end of each call that was up, in order; 0 where none was clear.</summary>
    public List<int> Heard { get; } = [];

    public bool IsDone { get; private set; }

    private void OnEvent(Phone phone, PhoneEvent happened)
    {
        switch (happened)
        {
            case PhoneUp up:
                live[up.Line] = phone.Lines.First(line => line.Id == up.Line);
                break;
            case PhoneDown down:
                if (live.Remove(down.Line, out PhoneLine? line))
                {
                    Heard.Add(line.Heard);
                }
                IsDone = true;
                break;
        }
    }
}

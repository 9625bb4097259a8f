namespace Tandem.Engine.Signalling;

using Tandem.Engine.Legs;
using Tandem.Engine.Outputs;
using Tandem.Engine.Registrations;

/// <summary>A page that rings for a leg.</summary>
internal sealed class PageFork(SipLeg leg, Page page, string call, PageTalks talks, EngineOutbox outbox) : IRingingPhone
{
    private const int AnsweredElsewhere = 26;

    public SipLeg SipLeg => leg;

    public Page Page => page;

    public string Call => call;

    /// <summary>Who calls, as it was shown.</summary>
    public string Number { get; init; } = "";

    public string Name { get; init; } = "";

    public void Stop(bool isElsewhere)
    {
        talks.Remove(page.Number, call);
        int cause = isElsewhere ? AnsweredElsewhere : PageCauses.Normal;
        outbox.Pages.Add(new PageOrder(page.Number, PageVerb.Bye, call) { Cause = cause });
    }
}
